using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Administration.Organisation;

[AuditKind("BureauCreated")]
internal sealed record BureauCreated(
    Guid Id, string Name, string ShortName, BureauKind Kind, string SeriesPrefix, string TemplateProfile, string Email, bool IsActive,
    bool PaperOnly = false, string Phone = "") : AuditFact
{
    public static BureauCreated Of(Bureau b) =>
        new(b.Id, b.Name, b.ShortName, b.Kind, b.SeriesPrefix, b.TemplateProfile, b.Email, b.IsActive, b.PaperOnly, b.Phone);
}

[AuditKind("BureauChanged")]
internal sealed record BureauChanged(
    Guid Id, string Name, string ShortName, BureauKind Kind, string SeriesPrefix, string TemplateProfile, string Email, bool IsActive,
    bool PaperOnly = false, string Phone = "") : AuditFact
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

[AuditKind("DeputyCreated")]
internal sealed record DeputyCreated(Guid Id, DeputyInput? Before, DeputyInput After) : AuditFact;

[AuditKind("DeputyChanged")]
internal sealed record DeputyChanged(Guid Id, DeputyInput? Before, DeputyInput After) : AuditFact;
