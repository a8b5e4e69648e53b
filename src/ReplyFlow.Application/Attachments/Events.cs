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

    internal override WordsAudience Audience => AttachmentAudience.Of(Subject);
}

/// <summary>Somebody struck a file out.</summary>
[AuditKind("AttachmentStruck")]
internal sealed record AttachmentStruck(Guid Id, AttachmentSubject Subject, string Name, string Reason) : FactWithWords
{
    internal override string Said => $"{Name}，{Reason}";

    internal override string Plain => "作废附件";

    internal override WordsAudience Audience => AttachmentAudience.Of(Subject);
}

/// <summary>Who outside the lead bureau reads the names of files, as <see cref="Access.Visibility"/> has it for the files.</summary>
internal static class AttachmentAudience
{
    public static WordsAudience Of(AttachmentSubject subject) => subject switch
    {
        AttachmentSubject.Suggestion or AttachmentSubject.Opinion => WordsAudience.WhoeverKnowsTheDeputies,
        AttachmentSubject.Contact or AttachmentSubject.Draft or AttachmentSubject.Letter => WordsAudience.Nobody,
        _ => WordsAudience.WhoeverKnowsAllDeputies,
    };
}
