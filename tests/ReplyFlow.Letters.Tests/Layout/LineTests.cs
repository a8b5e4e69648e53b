using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Layout;

/// <summary>Single rules of line breaking, each on a text made for it. A first line holds 26 cells, the others 28.</summary>
public sealed class LineTests
{
    private const double Cell = 156.0 / 28;

    private static List<TextLine> Set(string body, Func<Letter, Letter>? change = null) =>
        LetterLayout.Compose((change ?? (l => l))(SampleLetters.Short with { Body = body + "。" + new string('续', 400) }), Profiles.City, new GridGlyphs()).Of(LineKind.Body);

    private static string Fill(int cells) => new('字', cells);

    [Theory]
    [InlineData(24, "448家")]
    [InlineData(24, "12.5亿元")]
    [InlineData(23, "27906万元")]
    [InlineData(24, "第0390号")]
    [InlineData(24, "〔2023〕66号")]
    [InlineData(24, "《办法》")]
    [InlineData(24, "2024年")]
    [InlineData(24, "100㎡")]
    [InlineData(25, "白露")]
    [InlineData(24, "江一帆")]
    [InlineData(24, "5—10个")]
    public void Units_are_kept_together(int before, string unit)
    {
        var lines = Set(Fill(before) + unit + Fill(30));
        Assert.Contains(lines, l => l.Text().Contains(unit));
        Assert.Equal(184, lines[0].Right(), 3);
    }

    [Fact]
    public void Titles_of_more_than_8_characters_may_break() =>
        Assert.EndsWith("支持", Set(Fill(20) + "《关于支持民营经济发展的措施》")[0].Text()[..25]);

    [Theory]
    [InlineData("，")]
    [InlineData("。")]
    [InlineData("》")]
    [InlineData("）。")]
    [InlineData("％")]
    [InlineData("……")]
    public void Marks_never_begin_a_line(string mark)
    {
        for (var before = 22; before <= 28; before++)
            foreach (var line in Set(Fill(before) + mark + Fill(60)).Skip(1))
                Assert.NotEqual(mark[0], line.Text()[0]);
    }

    [Theory]
    [InlineData("（")]
    [InlineData("《")]
    [InlineData("“")]
    [InlineData("〔")]
    public void Openers_never_end_a_line(string mark)
    {
        for (var before = 22; before <= 28; before++)
            Assert.All(Set(Fill(before) + mark + Fill(60)), l => Assert.NotEqual(mark[0], l.Text()[^1]));
    }

    [Fact]
    public void Dashes_and_ellipses_are_not_divided()
    {
        for (var before = 22; before <= 28; before++)
        {
            Assert.Contains(Set(Fill(before) + "——" + Fill(60)), l => l.Text().Contains("——"));
            Assert.Contains(Set(Fill(before) + "……" + Fill(60)), l => l.Text().Contains("……"));
        }
    }

    [Fact]
    public void A_mark_that_does_not_fit_is_pulled_in_when_pushing_out_would_gape()
    {
        // 26 cells are full; pushing "27906万元，" out would leave five cells open, squeezing takes half a cell from two marks.
        var line = Set(Fill(10) + "，" + Fill(10) + "27906万元" + "，" + Fill(40))[0];
        Assert.EndsWith("27906万元，", line.Text());
        Assert.Equal(184, line.Right(), 1);
    }

    [Fact]
    public void Lines_without_half_width_characters_stand_on_the_grid()
    {
        var line = Set(new string('格', 26) + Fill(60))[1];
        var run = line.Runs[0];
        for (var i = 0; i < 28; i++)
            Assert.Equal(28 + (i + 0.5) * Cell, run.X + run.Offsets[i] + run.SizePt * 25.4 / 72 / 2, 6);
    }

    [Fact]
    public void Words_are_whole_but_addresses_break_behind_signs()
    {
        var lines = Set(Fill(20) + "https://www.example.gov.cn/zfxxgk/2024/report.html" + Fill(40));
        Assert.Matches("[/.]$", lines[0].Text());
        Assert.Equal("https://www.example.gov.cn/zfxxgk/2024/report.html", string.Concat(lines.Select(l => l.Text()))[20..70]);
        var word = Set(Fill(22) + "Internationalization" + Fill(40));
        Assert.Contains("Internationalization", word[1].Text());
    }

    [Fact]
    public void Stray_spaces_between_chinese_and_figures_are_not_printed() =>
        Assert.StartsWith("共认定24户，APEC会议", Set("共认定 24 户，APEC 会议")[0].Text());

    [Fact]
    public void Names_of_two_characters_keep_their_wide_space()
    {
        var document = LetterLayout.Compose(SampleLetters.Short, Profiles.City, new GridGlyphs());
        var run = document.Of(LineKind.Signatory).Single().Runs[^1];
        Assert.Equal((FontRole.Kai, "周 平"), (run.Role, run.Text));
        Assert.Equal(3 * Cell, run.Width, 6);
    }

    [Fact]
    public void Headings_keep_their_face_up_to_the_full_stop()
    {
        var document = LetterLayout.Compose(SampleLetters.Short, Profiles.City, new GridGlyphs());
        var line = document.Of(LineKind.Body).First(l => l.Text().StartsWith("（一）"));
        Assert.Equal([(FontRole.Kai, "（一）摸清底数。"), (FontRole.FangSong, line.Runs[1].Text)], line.Runs.Select(r => (r.Role, r.Text)));
        Assert.Equal(FontRole.Hei, document.Of(LineKind.Heading)[0].Runs.Single().Role);
        Assert.Equal(
            [(1, "一、已经完成的工作"), (2, "（一）摸清底数"), (2, "（二）分批建设"), (1, "二、下一步安排"), (3, "1.加强维护"), (4, "（1）明确专人负责")],
            document.Outline.Select(o => (o.Level, o.Text)));
    }
}
