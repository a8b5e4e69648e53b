namespace ReplyFlow.Application.Letters.Templates;

/// <summary>A profile with its versions and who uses it.</summary>
/// <param name="Profile">The profile's name.</param>
/// <param name="Name">What people call the one in force; where none is, the newest one's name, or empty.</param>
/// <param name="IsShipped">Whether a file of it comes with the product.</param>
/// <param name="Problem">Why the one in force cannot be used, in Chinese; null when it can.</param>
/// <param name="Versions">Saved versions, the newest first, without their text.</param>
/// <param name="Bureaus">Short names of the bureaus that use it.</param>
public sealed record TemplateProfile(
    string Profile, string Name, bool IsShipped, string? Problem, IReadOnlyList<TemplateVersionRow> Versions, IReadOnlyList<string> Bureaus)
{
    /// <summary>What people call it; the folder's name only where its settings give none.</summary>
    public string Label => Name.Length > 0 ? Name : Unnamed(Profile);

    /// <summary>The saved version in force; null for the product's file, or for none.</summary>
    public int? Active => Versions.FirstOrDefault(v => v.IsActive)?.Version;

    /// <summary>What a profile is called whose settings give no name.</summary>
    internal static string Unnamed(string profile) => $"没有名称的模板（{profile}）";
}
