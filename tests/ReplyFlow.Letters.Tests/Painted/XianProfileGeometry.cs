using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Tests.Support;
using ReplyFlow.Testing;

namespace ReplyFlow.Letters.Tests.Painted;

/// <summary>The <c>xian-gxj</c> profile on the painted PDF: its own tighter header, the standard's grid below.</summary>
public sealed class XianProfileGeometry
{
    private const double Pitch = 225.0 / 22;
    private const double Within = 0.2;

    private static void Near(double expected, double actual) => Assert.InRange(actual, expected - Within, expected + Within);

    private static double LineTop(PaintedRow row) => (row.Top + row.Bottom) / 2 - Pitch / 2;

    [Fact]
    public void Header_and_two_line_title_take_eleven_lines()
    {
        var letter = SampleLetters.Short with { Title = "对市第九届人民代表大会第二次会议第0031号建议的复函" };
        using var pdf = PaintedPdf.Of(letter, Profiles.Xian);
        var rows = pdf.Rows(1);
        Near(37, LineTop(rows.Single(r => r.Text == "类别：A")));
        var mark = rows.Single(r => r.Text == "临江市城市管理局" && r.Chars[0].SizePt > 30);
        Near(37 + 14.54, mark.Top);
        var number = rows.Single(r => r.Text.Contains("临城管函"));
        Near(mark.Top + 14.46 + 2 * Pitch, LineTop(number));
        Near(number.Bottom + 4, pdf.Rules(1)[0].Y);
        Assert.Equal(2, rows.Count(r => r.Chars[0].SizePt is > 21 and < 23));
        Near(37 + 11 * Pitch, LineTop(rows.Single(r => r.Text.StartsWith("白露代表"))));
    }

    [Fact]
    public void Published_letters_pages_end_where_they_did()
    {
        var path = RepositoryPaths.Seed("letter-0390.json");
        Assert.SkipWhen(path is null, RepositoryPaths.NoSeeds);
        using var pdf = PaintedPdf.Of(LetterFile.Read(path!), Profiles.Xian);
        var pages = Enumerable.Range(1, 4).Select(p => pdf.Rows(p).Where(r => r.Baseline < 262).ToList()).ToList();
        Assert.EndsWith("认定省", pages[0][^1].Text);
        Assert.EndsWith("若干措", pages[1][^1].Text);
        Assert.Equal("活力。", pages[2][^1].Text);
        Assert.Equal("抄送：市人大常委会代联工委，市政府办公厅。", pages[3][^1].Text);
        Assert.Equal([22, 22], pages.Skip(1).Take(2).Select(p => p.Count));
        Near(37 + 11 * Pitch, LineTop(pages[0].Single(r => r.Text == "许和兴代表：")));
    }
}
