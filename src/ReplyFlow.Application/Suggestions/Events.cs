using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Suggestions;

/// <summary>A suggestion was registered; the words say which addresses of its deputies were changed with it.</summary>
[AuditKind("SuggestionRegistered")]
internal sealed record SuggestionRegistered(Guid Id, string Number, string Words = "") : FactWithWords
{
    internal override string Said => Words;

    internal override string Plain => "登记建议";

    internal override bool TellsAddress => true;
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
