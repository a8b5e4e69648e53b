using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Process.Incidents;

[AuditKind("StepRetried")]
internal sealed record StepRetried(string ActivityId, int Visit, int SeenTries) : AuditFact;

[AuditKind("StepSkipped")]
internal sealed record StepSkipped(string ActivityId, int Visit, int SeenTries, string Outcome, string Reason) : FactWithWords
{
    internal override string Said => Reason;

    internal override string Plain => "跳过一个步骤";

    internal override string Joint => "，理由：";
}
