using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Suggestions;

/// <summary>A suggestion was registered; the words say which addresses of its deputies were changed with it.</summary>
[AuditKind("SuggestionRegistered")]
internal sealed record SuggestionRegistered(Guid Id, string Number, string Words = "", IReadOnlyList<Guid>? Deputies = null, string RowSha256 = "")
    : FactWithWords
{
    /// <summary>The bureaus that the list it came with proposed; null for none. 交办 starts from them.</summary>
    public ProposedBureaus? Proposed { get; init; }

    internal override string Said => Words;

    internal override string Plain => "登记建议";

    internal override WordsAudience Audience => WordsAudience.KeepersOfAddresses;
}

/// <summary>Another suggestion took the number of one that was withdrawn.</summary>
[AuditKind("SuggestionReplaced")]
internal sealed record SuggestionReplaced(Guid Id, Guid By) : AuditFact;

/// <summary>What was registered was put right; told in full to those who may know the deputies.</summary>
[AuditKind("SuggestionCorrected")]
internal sealed record SuggestionCorrected(Guid Id, int Revision, IReadOnlyList<FieldChange> Changes, string Reason, bool Secret,
    IReadOnlyList<Guid>? Deputies = null, string RowSha256 = "") : FactWithWords
{
    internal override string Said => string.Join("；", Changes.Select(c => c.Told())) + $"。理由：{Reason}";

    internal override string Plain => "更正登记内容";

    internal override WordsAudience Audience => Secret ? WordsAudience.WhoeverKnowsAllDeputies : WordsAudience.WhoeverKnowsTheDeputies;
}

/// <summary>A correction changed addresses of the deputies.</summary>
[AuditKind("DeputyAddressesCorrected")]
internal sealed record DeputyAddressesCorrected(Guid Id, string Words) : FactWithWords
{
    internal override string Said => Words;

    internal override string Plain => "更正代表的联系方式";

    internal override WordsAudience Audience => WordsAudience.KeepersOfAddresses;
}

/// <summary>The deputy asked to withdraw the suggestion.</summary>
[AuditKind("WithdrawalRequested")]
internal sealed record WithdrawalRequested(string Words = "") : FactWithWords
{
    internal override string Said => Words;

    internal override string Plain => "代表申请撤回建议";
}

[AuditKind("CaseWithdrawn")]
internal sealed record CaseWithdrawn : AuditFact;

/// <summary>A list was checked and accepted; its suggestions follow.</summary>
[AuditKind("SuggestionsAccepted")]
internal sealed record SuggestionsAccepted(Guid Id, string FileName, int Total) : AuditFact;

/// <summary>The last suggestion of a list was registered.</summary>
[AuditKind("SuggestionsImported")]
internal sealed record SuggestionsImported(Guid Id) : AuditFact;
