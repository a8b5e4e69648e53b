using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.Cases;

/// <summary>改派: another drafter has the case, maybe of another division; why stays inside the bureau.</summary>
[AuditKind("CaseReassigned")]
internal sealed record CaseReassigned(Guid FromDivision, Guid From, Guid ToDivision, Guid To, string Reason) : FactWithWords
{
    internal override string Said => Reason;

    internal override string Plain => "改派经办人";

    internal override WordsAudience Audience => WordsAudience.Nobody;
}

/// <summary>改派: other bureaus have the case than before, with the dispatcher's reason.</summary>
/// <param name="FromLead">Who led it.</param>
/// <param name="ToLead">Who leads it now; the same where only co-handlers changed.</param>
/// <param name="Joined">Bureaus that co-handle from now on.</param>
/// <param name="Left">Bureaus that no longer do, or no longer lead.</param>
/// <param name="FromDrafter">Who drafted it under the lead that it left; null where nobody did, or the lead stays.</param>
/// <param name="Reason">Why.</param>
[AuditKind("BureausReassigned")]
internal sealed record BureausReassigned(
    Guid FromLead, Guid ToLead, IReadOnlyList<Guid> Joined, IReadOnlyList<Guid> Left, Guid? FromDrafter, string Reason) : FactWithWords
{
    internal override string Said => Reason;

    internal override string Plain => "改派承办单位";
}

/// <summary>What was said with the deputy stays inside the bureau.</summary>
[AuditKind("ContactLogged", Group = CaseEventGroup.Contact)]
internal sealed record ContactLogged(Guid Id, ContactPhase Phase, ContactChannel Channel, string Words = "", string RowSha256 = "") : FactWithWords
{
    internal override string Said => Words;

    internal override string Plain => "登记与代表沟通";

    internal override WordsAudience Audience => WordsAudience.Nobody;
}
