namespace ReplyFlow.Application.Letters.Templates;

/// <summary>A saved version in a list.</summary>
/// <param name="Version">Its number.</param>
/// <param name="SavedBy">Who saved it.</param>
/// <param name="SavedAt">When.</param>
/// <param name="IsActive">Whether it is in force.</param>
public sealed record TemplateVersionRow(int Version, string SavedBy, DateTimeOffset SavedAt, bool IsActive);
