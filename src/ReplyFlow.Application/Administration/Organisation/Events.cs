using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Administration.Organisation;

/// <summary><c>Phone</c> is null in rows of earlier programs.</summary>
[AuditKind("BureauCreated")]
internal sealed record BureauCreated(
    Guid Id, string Name, string ShortName, BureauKind Kind, string SeriesPrefix, string TemplateProfile, string Email, bool IsActive,
    bool PaperOnly = false, string? Phone = null) : AuditFact
{
    public static BureauCreated Of(Bureau b) =>
        new(b.Id, b.Name, b.ShortName, b.Kind, b.SeriesPrefix, b.TemplateProfile, b.Email, b.IsActive, b.PaperOnly, b.Phone);
}

[AuditKind("BureauChanged")]
internal sealed record BureauChanged(
    Guid Id, string Name, string ShortName, BureauKind Kind, string SeriesPrefix, string TemplateProfile, string Email, bool IsActive,
    bool PaperOnly = false, string? Phone = null) : AuditFact
{
    public static BureauChanged Of(Bureau b) =>
        new(b.Id, b.Name, b.ShortName, b.Kind, b.SeriesPrefix, b.TemplateProfile, b.Email, b.IsActive, b.PaperOnly, b.Phone);
}

[AuditKind("DivisionCreated")]
internal sealed record DivisionCreated(Guid Id, Guid BureauId, string Name) : AuditFact;

[AuditKind("DivisionRenamed")]
internal sealed record DivisionRenamed(Guid Id, Guid BureauId, string Name) : AuditFact;

[AuditKind("DivisionRemoved")]
internal sealed record DivisionRemoved(Guid Id, Guid BureauId, string Name) : AuditFact;

[AuditKind("SessionCreated")]
internal sealed record SessionCreated(Guid Id, string Name, DateOnly OpensOn, DateOnly? CampaignOn) : AuditFact;

[AuditKind("SessionChanged")]
internal sealed record SessionChanged(Guid Id, string Name, DateOnly OpensOn, DateOnly? CampaignOn) : AuditFact;

/// <summary><c>Phone</c> is the number as it is kept; null in rows of earlier programs, whose registrations changed numbers without a word.</summary>
[AuditKind("DeputyCreated")]
internal sealed record DeputyCreated(Guid Id, DeputyInput? Before, DeputyInput After, string? Phone = null) : AuditFact;

/// <summary><c>Phone</c> is the number as it is kept; null in rows of earlier programs.</summary>
[AuditKind("DeputyChanged")]
internal sealed record DeputyChanged(Guid Id, DeputyInput? Before, DeputyInput After, string? Phone = null) : AuditFact;
