using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.Cases;

/// <summary>What was said with the deputy stays inside the bureau.</summary>
[AuditKind("ContactLogged", Group = CaseEventGroup.Contact)]
internal sealed record ContactLogged(Guid Id, ContactPhase Phase, ContactChannel Channel, string Words = "") : FactWithWords
{
    internal override string Said => Words;

    internal override string Plain => "登记与代表沟通";

    internal override bool StaysInside => true;
}
