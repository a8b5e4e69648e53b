using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Letters.Templates;

[AuditKind("TemplateSaved")]
internal sealed record TemplateSaved(string Profile, int Version, string Sha) : AuditFact;

/// <summary>Another version of a template is in force; null versions are the product's own.</summary>
[AuditKind("TemplateActivated")]
internal sealed record TemplateActivated(string Profile, int? Version, int? Before, string? Sha) : AuditFact;

[AuditKind("TemplateAssigned")]
internal sealed record TemplateAssigned(Guid Id, string Name, string Profile) : AuditFact;
