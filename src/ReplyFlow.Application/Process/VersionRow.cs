namespace ReplyFlow.Application.Process;

/// <summary>A published version in the administrator's list.</summary>
/// <param name="DefinitionId">The definition's id.</param>
/// <param name="Name">Name as this version has it.</param>
/// <param name="Version">Version number.</param>
/// <param name="PublishedAt">When it was published here.</param>
/// <param name="Running">Cases that run on it and have not ended.</param>
/// <param name="IsCurrent">Whether it is the newest, on which new cases start.</param>
public sealed record VersionRow(string DefinitionId, string Name, int Version, DateTimeOffset PublishedAt, int Running, bool IsCurrent);
