using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Attachments;

namespace ReplyFlow.Application.Attachments;

/// <summary>Somebody added a file; its name, which may name a deputy, is kept from those who may not know.</summary>
[AuditKind("AttachmentAdded")]
internal sealed record AttachmentAdded(
    Guid Id, AttachmentSubject Subject, Guid SubjectId, string Name, string MediaType, long Size, string Sha256) : FactWithWords
{
    internal override string Said => Name;

    internal override string Plain => "添加附件";

    internal override WordsAudience Audience =>
        Subject == AttachmentSubject.Suggestion ? WordsAudience.WhoeverKnowsTheDeputies : WordsAudience.Nobody;
}
