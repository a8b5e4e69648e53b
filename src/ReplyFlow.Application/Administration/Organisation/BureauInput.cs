using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Administration.Organisation;

/// <summary>What the form about a body holds.</summary>
/// <param name="Name">Full official name.</param>
/// <param name="ShortName">Short name.</param>
/// <param name="Kind">What it is in the process.</param>
/// <param name="SeriesPrefix">机关代字 of its letters.</param>
/// <param name="Email">Address for copies.</param>
/// <param name="TemplateProfile">Folder of its letter template; null keeps what it has.</param>
/// <param name="IsActive">Whether new suggestions may be assigned to it.</param>
/// <param name="PaperOnly">Whether copies are handed over on paper and never mailed.</param>
/// <param name="Phone">Telephone; of 代联工委 the one that deputies are given.</param>
public sealed record BureauInput(
    string Name,
    string ShortName,
    BureauKind Kind,
    string SeriesPrefix,
    string Email,
    string? TemplateProfile,
    bool IsActive,
    bool PaperOnly = false,
    string Phone = "");
