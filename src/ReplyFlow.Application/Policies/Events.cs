using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Application.Policies;

/// <summary>A text was brought in; nobody has confirmed it yet.</summary>
[AuditKind("PolicyAdded")]
internal sealed record PolicyAdded(Guid Id, Guid? BureauId, Guid? DocumentId, string Title, string TextSha256, PolicySource Source) : AuditFact;

/// <summary>One that was never confirmed was deleted.</summary>
[AuditKind("PolicyDraftRemoved")]
internal sealed record PolicyDraftRemoved(Guid Id, Guid? BureauId, string Title) : AuditFact;

/// <summary>A version of a document was confirmed, and counts from now on.</summary>
[AuditKind("PolicyConfirmed")]
internal sealed record PolicyConfirmed(
    Guid Id, Guid DocumentId, int No, Guid? BureauId, PolicyFacts Facts, string TextSha256, string SourceSha256, string Note) : AuditFact
{
    public static PolicyConfirmed Of(PolicyDocument document, PolicyVersion v) =>
        new(v.Id, document.Id, v.No, document.BureauId, v.Facts, v.TextSha256, v.Source.Sha256, v.Note);
}

/// <summary>A document was said to be repealed.</summary>
[AuditKind("PolicyRepealed")]
internal sealed record PolicyRepealed(Guid DocumentId, string Title, DateOnly On, string By, Guid? ById) : AuditFact;

/// <summary>It was not, after all.</summary>
[AuditKind("PolicyReinstated")]
internal sealed record PolicyReinstated(Guid DocumentId, string Title) : AuditFact;
