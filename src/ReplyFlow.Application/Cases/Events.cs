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

/// <summary>What was said with the deputy stays inside the bureau.</summary>
[AuditKind("ContactLogged", Group = CaseEventGroup.Contact)]
internal sealed record ContactLogged(Guid Id, ContactPhase Phase, ContactChannel Channel, string Words = "") : FactWithWords
{
    internal override string Said => Words;

    internal override string Plain => "登记与代表沟通";

    internal override WordsAudience Audience => WordsAudience.Nobody;
}
