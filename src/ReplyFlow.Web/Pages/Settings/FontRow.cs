using ReplyFlow.Letters.Fonts;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>A role and the fonts that serve it.</summary>
/// <param name="Label">What the role is called.</param>
/// <param name="Use">What is set in it.</param>
/// <param name="Own">The role's own font; null where none was found.</param>
/// <param name="Fallbacks">Fonts asked for characters that it lacks, in order.</param>
/// <param name="Wanted">Fonts that would serve, best first, in Chinese names where there are any.</param>
public sealed record FontRow(string Label, string Use, FoundFont? Own, IReadOnlyList<FoundFont> Fallbacks, IReadOnlyList<string> Wanted)
{
    private static readonly IReadOnlyList<(FontRole Role, string Label, string Use)> Roles =
    [
        (FontRole.FangSong, "仿宋", "正文、发文字号、落款"),
        (FontRole.TitleSong, "小标宋", "发文机关标志、标题"),
        (FontRole.Hei, "黑体", "一级标题、密级和紧急程度"),
        (FontRole.Kai, "楷体", "二级标题、签发人姓名"),
        (FontRole.Song, "宋体", "页码"),
    ];

    /// <summary>Every role, in the order of use.</summary>
    /// <param name="found">The fonts in use.</param>
    public static IReadOnlyList<FontRow> All(IReadOnlyList<FoundFont> found) =>
    [
        .. Roles.Select(r => new FontRow(r.Label, r.Use, found.FirstOrDefault(f => f.Role == r.Role && !f.IsFallback),
            [.. found.Where(f => f.Role == r.Role && f.IsFallback)],
            [.. FontCandidates.Default[r.Role].Where(n => n.Any(c => c > 0x7F)).Take(4)])),
    ];

    /// <summary>A role's name as people say it.</summary>
    /// <param name="subject">What a problem is about: a role's name or a file.</param>
    public static string LabelOf(string subject) =>
        Enum.TryParse<FontRole>(subject, out var role) ? Roles.First(r => r.Role == role).Label : subject;
}
