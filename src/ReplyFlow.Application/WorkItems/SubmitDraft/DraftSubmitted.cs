using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.WorkItems.SubmitDraft;

[AuditKind("DraftSubmitted", Group = CaseEventGroup.Drafting)]
internal sealed record DraftSubmitted(int No, string Sha256, int Revision) : AuditFact
{
    internal override int? AboutDraft => No;
}
