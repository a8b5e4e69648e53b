using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Fonts.OpenType;
using ReplyFlow.Letters.Pages;

namespace ReplyFlow.Letters.Preview;

/// <summary>
/// The faces of the pages on the screen: subsets of the fonts that the PDF embeds, made by the same code, as style sheets. A sheet is asked
/// for by its key, which says for every face which characters: the ascending code points' differences in seven bits a byte, base64url.
/// </summary>
public static class LetterFaces
{
    /// <summary>What stands before a face's class in the name of its font family.</summary>
    public const string FamilyPrefix = "rf-";

    /// <summary>Most characters of one face in one sheet, so that its key stays an address that every server takes.</summary>
    private const int MostCharacters = 1500;

    private static readonly FontRole[] Roles = Enum.GetValues<FontRole>();

    /// <summary>The class of a face in the pages: fs 仿宋, xbs 小标宋, hei, kai, song.</summary>
    public static string Class(FontRole role) => role switch
    {
        FontRole.FangSong => "fs",
        FontRole.TitleSong => "xbs",
        FontRole.Hei => "hei",
        FontRole.Kai => "kai",
        _ => "song",
    };

    /// <summary>Keys of the sheets that a document's pages need, each a query: <c>v=…&amp;fs=…&amp;hei=…</c>.</summary>
    public static IReadOnlyList<string> Keys(PageDocument document, FontBook fonts)
    {
        var used = Roles.ToDictionary(r => r, _ => new SortedSet<int>());
        foreach (var run in document.Pages.SelectMany(p => p.Lines).SelectMany(l => l.Runs))
            used[run.Role].UnionWith(run.Text.EnumerateRunes().Select(r => r.Value));
        var edition = Edition(fonts);
        return [.. used.SelectMany(u => u.Value.Chunk(MostCharacters).Select((c, i) => (Sheet: i, Text: $"{Class(u.Key)}={Encode(c)}")))
            .GroupBy(k => k.Sheet, k => k.Text).OrderBy(g => g.Key).Select(g => $"v={edition}&{string.Join('&', g)}")];
    }

    /// <summary>Changes with the fonts at hand, so that a sheet may be kept for good.</summary>
    public static string Edition(FontBook fonts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', fonts.Found.Select(f => $"{f.Role} {f.IsFallback} {f.PostScriptName} {f.File} {f.FaceIndex} {f.GlyphCount}")))))[..12];

    /// <summary>The style sheet of a key; null where the key is none.</summary>
    /// <param name="fonts">The fonts.</param>
    /// <param name="characters">Gives a face's characters by its class, as in the key.</param>
    public static string? Sheet(FontBook fonts, Func<string, string?> characters)
    {
        var css = new StringBuilder();
        foreach (var role in Roles)
        {
            if (characters(Class(role)) is not { Length: > 0 } text)
                continue;
            if (Decode(text) is not { } points)
                return null;
            // A character that the role's own face lacks comes from the face that the PDF takes it from.
            foreach (var face in points.Select(p => (Point: p, fonts.Choose(role, p)?.Face)).Where(c => c.Face is not null).GroupBy(c => c.Face!, c => c.Point))
                Rule(css, role, face.Key, [.. face]);
        }
        return css.ToString();
    }

    private static void Rule(StringBuilder css, FontRole role, FontFace face, IReadOnlyList<int> points)
    {
        css.Append("@font-face{font-family:").Append(FamilyPrefix).Append(Class(role)).Append(";src:url(data:font/")
            .Append(face.IsCff ? "otf" : "ttf").Append(";base64,").Append(Convert.ToBase64String(WebFont.Make(face, points))).Append(");unicode-range:");
        for (var i = 0; i < points.Count; i++)
            css.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? "," : "")}U+{points[i]:X}");
        css.Append("}\n");
    }

    private static string Encode(IEnumerable<int> ascending)
    {
        var (bytes, before) = (new List<byte>(), 0);
        foreach (var point in ascending)
        {
            var step = point - before;
            before = point;
            for (; step > 0x7F; step >>= 7)
                bytes.Add((byte)(step | 0x80));
            bytes.Add((byte)step);
        }
        return Convert.ToBase64String([.. bytes]).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    private static List<int>? Decode(string text)
    {
        var bytes = new byte[text.Length];
        var padded = text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');
        if (!Convert.TryFromBase64String(padded, bytes, out var length))
            return null;
        var (points, point, step, shift) = (new List<int>(), 0, 0, 0);
        foreach (var b in bytes.AsSpan(0, length))
        {
            step |= (b & 0x7F) << shift;
            shift += 7;
            if ((b & 0x80) != 0)
            {
                if (shift > 21)
                    return null;
                continue;
            }
            point += step;
            if (step == 0 || !Rune.IsValid(point) || points.Count == MostCharacters)
                return null;
            points.Add(point);
            (step, shift) = (0, 0);
        }
        return shift == 0 ? points : null;
    }
}
