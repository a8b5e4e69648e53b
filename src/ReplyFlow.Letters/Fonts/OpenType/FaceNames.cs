using System.Text;

namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>The names a face goes by, in every language it gives them in.</summary>
/// <param name="All">Family, full and PostScript names, for finding the face by any of them.</param>
/// <param name="Family">The family's name, Chinese where there is one.</param>
/// <param name="PostScript">The PostScript name, ASCII.</param>
internal sealed record FaceNames(IReadOnlySet<string> All, string Family, string PostScript)
{
    private const int FamilyId = 1, FullId = 4, PostScriptId = 6, TypographicFamilyId = 16;
    private const int ChineseSimplified = 0x0804;

    public static FaceNames Read(SfntFile file)
    {
        var table = file.Table("name");
        int count = table.U16(2), strings = table.U16(4);
        var all = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string? family = null, chinese = null, postScript = null;
        for (var i = 0; i < count; i++)
        {
            var record = 6 + i * 12;
            int platform = table.U16(record), language = table.U16(record + 4), id = table.U16(record + 6);
            if (id is not (FamilyId or FullId or PostScriptId or TypographicFamilyId)) continue;
            var bytes = table.Slice(strings + table.U16(record + 10), table.U16(record + 8)).Span;
            var text = platform switch
            {
                0 or 3 => Encoding.BigEndianUnicode.GetString(bytes),
                1 when Ascii.IsValid(bytes) => Encoding.ASCII.GetString(bytes),
                _ => null,
            };
            if (string.IsNullOrWhiteSpace(text) || text.Length > 256) continue;
            all.Add(text);
            if (id == PostScriptId) postScript ??= text;
            if (id == FamilyId) family ??= text;
            if (id == FamilyId && platform == 3 && language == ChineseSimplified) chinese = text;
        }
        var name = chinese ?? family ?? postScript ?? Path.GetFileNameWithoutExtension(file.Data.Name);
        return new FaceNames(all, name, Clean(postScript ?? family ?? "Font"));
    }

    /// <summary>Keeps what a PDF name may hold without escapes.</summary>
    private static string Clean(string name)
    {
        var kept = string.Concat(name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '+'));
        return kept.Length is 0 ? "Font" : kept[..Math.Min(kept.Length, 63)];
    }
}
