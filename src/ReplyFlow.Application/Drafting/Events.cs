using ReplyFlow.Application.Core;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Drafting;

/// <summary>What a finding of 核稿 says of a draft, and what its people say about it, stays inside the bureau.</summary>
internal abstract record FindingFact(Guid Id, int Rule, string Field, string Marked, string Message) : FactWithWords
{
    internal override WordsAudience Audience => WordsAudience.Nobody;
}

/// <summary>An error was confirmed to be none; the finding with its place is empty in earlier rows, whose summary says it.</summary>
[AuditKind("DraftFindingConfirmed", Group = CaseEventGroup.Drafting)]
internal sealed record DraftFindingConfirmed(Guid Id, int Rule, string Field, string Marked, string Message, string Reason, string Finding = "")
    : FindingFact(Id, Rule, Field, Marked, Message)
{
    internal override string Said => $"{Finding}。理由：{Reason}";

    internal override string Plain => "核稿确认不是差错";
}

/// <summary>A warning was left as it is; the finding with its place is empty in earlier rows, whose summary says it.</summary>
[AuditKind("DraftFindingKept", Group = CaseEventGroup.Drafting)]
internal sealed record DraftFindingKept(Guid Id, int Rule, string Field, string Marked, string Message, string Reason, string Finding = "")
    : FindingFact(Id, Rule, Field, Marked, Message)
{
    internal override string Said => $"{Finding}。理由：{Reason}";

    internal override string Plain => "核稿提示保留不改";
}

/// <summary>A decision about a finding was taken back.</summary>
[AuditKind("DraftFindingTakenBack", Group = CaseEventGroup.Drafting)]
internal sealed record DraftFindingTakenBack(Guid Id, int Rule, string Field, string Marked, string Message) : FindingFact(Id, Rule, Field, Marked, Message)
{
    internal override string Said => $"{ProofRules.Name(Rule)}：{Message}";

    internal override string Plain => "收回对核稿提示的处理";
}

/// <summary>What is said about figures, passages and asks while a letter is drafted stays inside the bureau.</summary>
internal abstract record BasisFact : FactWithWords
{
    internal override WordsAudience Audience => WordsAudience.Nobody;
}

/// <summary>Figures, or a quoted passage, were given a source.</summary>
[AuditKind("FigureSourceGiven", Group = CaseEventGroup.Drafting)]
internal sealed record FigureSourceGiven(IReadOnlyList<string> Figures, string Source) : BasisFact
{
    internal override string Said => $"{string.Join("、", Figures.Select(f => Excerpt.Of(f)))}，{Source}";

    internal override string Plain => "登记复函数字的来源";
}

/// <summary>A source was taken away again.</summary>
[AuditKind("FigureSourceRemoved", Group = CaseEventGroup.Drafting)]
internal sealed record FigureSourceRemoved(IReadOnlyList<string> Figures, string Source) : BasisFact
{
    internal override string Said => $"{string.Join("、", Figures.Select(f => Excerpt.Of(f)))}，{Source}";

    internal override string Plain => "取消复函数字的来源";
}

/// <summary>The list of what is to be answered, or which paragraphs answer it, was changed.</summary>
[AuditKind("AsksChanged", Group = CaseEventGroup.Drafting)]
internal sealed record AsksChanged(IReadOnlyList<string> Asks) : BasisFact
{
    internal override string Said => string.Join("；", Asks.Select(a => Excerpt.Of(a)));

    internal override string Plain => "修改诉求清单";
}

/// <summary>The letter's own attachments were changed: what they are now.</summary>
[AuditKind("AnnexesChanged", Group = CaseEventGroup.Drafting)]
internal sealed record AnnexesChanged(IReadOnlyList<string> Annexes, string Sha256) : BasisFact
{
    internal override string Said => string.Join("；", Annexes.Select(a => Excerpt.Of(a)));

    internal override string Plain => "修改复函附件";
}
