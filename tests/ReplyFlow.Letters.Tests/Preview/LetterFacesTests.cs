using System.Text.RegularExpressions;
using System.Web;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Fonts.OpenType;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Preview;
using ReplyFlow.Letters.Tests.Fonts;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Preview;

public sealed partial class LetterFacesTests
{
    private const string Text = "𬭳寅子𠀀酉";

    [Theory]
    [MemberData(nameof(SubsetTests.Kinds), MemberType = typeof(SubsetTests))]
    public void The_screen_gets_the_outlines_of_the_PDF_whatever_the_font_s_kind(string kind)
    {
        using var folder = new FontFolder().Add("sample.ttc", SubsetTests.Font(kind));
        var (fonts, document) = (folder.Load(["Sample"]), new SampleDocument { NumberPages = false }.Paragraph(Text).Build());
        var file = Assert.Single(FilesOf(document, fonts));
        using var screen = new FontFolder().Add("screen.otf", file);
        using var painted = PdfChecks.Save(PdfPainter.Paint(document, fonts));
        using var again = PdfChecks.Save(PdfPainter.Paint(document, screen.Load(["Letter"])));
        PdfChecks.AssertSound(again.Path);
        Assert.Equal(Text, PdfChecks.Dense(PdfChecks.Text(again.Path)));
        Assert.Equal(Rendered.Page(painted.Path).Pixels, Rendered.Page(again.Path).Pixels);
    }

    [Fact]
    public void Every_character_of_every_face_is_in_a_sheet_from_the_font_that_the_PDF_takes_it_from()
    {
        var letter = SampleLetters.Long(40) with { Addressees = ["堃示例𬭳代表"] };
        var document = LetterLayout.Compose(letter, Profiles.City, TestFonts.Book);
        var ranges = new Dictionary<string, HashSet<int>>();
        foreach (var key in LetterFaces.Keys(document, TestFonts.Book))
            foreach (Match rule in Rule().Matches(Sheet(key, TestFonts.Book)))
            {
                var role = Enum.GetValues<FontRole>().Single(r => LetterFaces.FamilyPrefix + LetterFaces.Class(r) == rule.Groups["family"].Value);
                int[] characters = [.. Point().Matches(rule.Groups["range"].Value).Select(p => Convert.ToInt32(p.Groups[1].Value, 16))];
                Assert.Equal(WebFont.Make(TestFonts.Book.Choose(role, characters[0])!.Face, characters), Convert.FromBase64String(rule.Groups["file"].Value));
                if (!ranges.TryGetValue(rule.Groups["family"].Value, out var points))
                    ranges[rule.Groups["family"].Value] = points = [];
                foreach (Match point in Point().Matches(rule.Groups["range"].Value))
                    Assert.True(points.Add(Convert.ToInt32(point.Groups[1].Value, 16)), "A character came twice.");
            }
        foreach (var run in document.Pages.SelectMany(p => p.Lines).SelectMany(l => l.Runs))
            foreach (var rune in run.Text.EnumerateRunes().Where(r => TestFonts.Book.FontFor(run.Role, r.Value) is not null))
                Assert.Contains(rune.Value, ranges[LetterFaces.FamilyPrefix + LetterFaces.Class(run.Role)]);
    }

    [Fact]
    public void The_same_pages_ask_for_the_same_sheet_and_other_fonts_for_another()
    {
        var document = new SampleDocument().Paragraph(Text).Build();
        using var one = new FontFolder().Add("sample.ttc", SubsetTests.Font("ttf"));
        using var other = new FontFolder().Add("sample.ttc", SubsetTests.Font("cid"));
        Assert.Equal(LetterFaces.Keys(document, one.Load(["Sample"])), LetterFaces.Keys(document, one.Load(["Sample"])));
        Assert.NotEqual(LetterFaces.Keys(document, one.Load(["Sample"])), LetterFaces.Keys(document, other.Load(["Sample"])));
    }

    [Theory]
    [InlineData("***")]
    [InlineData("gICAgICA")]
    [InlineData("gA")]
    [InlineData("AAA")]
    [InlineData("gLADAQ")]
    public void A_key_that_is_none_gives_no_sheet(string key)
    {
        using var folder = new FontFolder().Add("sample.ttc", SubsetTests.Font("ttf"));
        Assert.Null(LetterFaces.Sheet(folder.Load(["Sample"]), name => name == "fs" ? key : null));
    }

    private static string Sheet(string key, FontBook fonts)
    {
        var query = HttpUtility.ParseQueryString(key);
        return LetterFaces.Sheet(fonts, name => query[name]) ?? throw new InvalidOperationException($"No sheet for {key}.");
    }

    private static List<byte[]> FilesOf(PageDocument document, FontBook fonts) => [.. LetterFaces.Keys(document, fonts)
        .SelectMany(k => Rule().Matches(Sheet(k, fonts))).Select(m => Convert.FromBase64String(m.Groups["file"].Value))];

    [GeneratedRegex(@"@font-face\{font-family:(?<family>[\w-]+);src:url\(data:font/(?:otf|ttf);base64,(?<file>[A-Za-z0-9+/=]+)\);unicode-range:(?<range>[^}]+)\}")]
    private static partial Regex Rule();

    [GeneratedRegex("U\\+([0-9A-F]+)")]
    private static partial Regex Point();
}
