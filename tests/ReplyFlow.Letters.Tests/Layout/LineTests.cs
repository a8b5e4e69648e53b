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
    public void A_unit_is_split_before_a_line_stays_short_of_the_edge()
    {
        // The address leaves 4.2 cells, more than can be spread; with the number before the unit 3.2, which can.
        var lines = Set(Fill(26) + "事’http://www.example.gov.cn/a/b?id=123455G5—10个。……？为群众办实事" + Fill(30));
        Assert.EndsWith("5—10", lines[1].Text());
        Assert.Equal(184, lines[1].Right(), 3);
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

    /// <summary>Every place the line's end can fall on, so that each way of dividing the text would be seen.</summary>
    private static IEnumerable<List<TextLine>> AtEveryPlace(string text)
    {
        for (var before = 12; before <= 27; before++)
            yield return Set(Fill(before) + text + Fill(40));
    }

    [Theory]
    [InlineData("－5℃")]
    [InlineData("−12.5℃")]
    [InlineData("-5℃")]
    [InlineData("±3%")]
    [InlineData("≥80分")]
    [InlineData("＋2℃")]
    public void A_sign_stays_with_its_number(string number)
    {
        foreach (var lines in AtEveryPlace(number))
            Assert.Contains(lines, l => l.Text().Contains(number[..^1]));
        foreach (var lines in AtEveryPlace(number + "至" + number))
            Assert.Equal(2, lines.Sum(l => l.Text().Split(number[..^1]).Length - 1));
    }

    [Fact]
    public void A_joining_dash_never_begins_a_line()
    {
        foreach (var text in new[] { "2021－2025年", "3−5℃", "A－B座" })
            foreach (var lines in AtEveryPlace(text))
                Assert.DoesNotContain(lines, l => l.Text()[0] is '－' or '−');
    }

    [Fact]
    public void Latin_words_break_at_the_writers_hyphens_alone_and_leave_no_single_letter()
    {
        string[] words = ["International", "state-of-the-art", "e-mail", "GB/T", "and/or", "x-ray", "Mini-B", "WLAN5G"];
        foreach (var word in words)
            foreach (var lines in AtEveryPlace(word))
            {
                var text = string.Join('|', lines.Select(l => l.Text()));
                var at = text.Replace("|", "").IndexOf(word, StringComparison.Ordinal);
                Assert.True(at > 0);
                if (text.Contains(word, StringComparison.Ordinal))
                    continue;
                Assert.Matches("state-\\|?of-\\|?the-\\|?art|and/\\|or", text);
            }
    }

    [Fact]
    public void A_word_longer_than_a_line_is_divided_but_not_behind_its_first_or_before_its_last_letter()
    {
        for (var length = 50; length < 130; length++)
        {
            var lines = Set(new string('n', length) + Fill(30)).Select(l => l.Text()).ToList();
            Assert.StartsWith(new string('n', length), string.Concat(lines));
            foreach (var line in lines)
                Assert.NotEqual(1, line.Count(c => c == 'n'));
        }
    }

    [Theory]
    [InlineData("阿卜杜克里木·买买提依明代表")]
    [InlineData("古丽巴哈尔·阿卜杜热合曼、江一帆代表")]
    [InlineData("中国民主同盟临江市支部白露江委员")]
    public void The_last_word_of_a_long_addressee_is_not_divided(string addressee)
    {
        for (var before = 1; before < 12; before++)
        {
            var letter = SampleLetters.Short with { Addressees = [new string('某', before) + "代表", addressee, addressee] };
            var lines = LetterLayout.Compose(letter, Profiles.City, new GridGlyphs()).Of(LineKind.Addressee).Select(l => l.Text()).ToList();
            Assert.True(lines.Count > 1);
            Assert.Equal(2, lines.Sum(l => l.Split(addressee[^2..]).Length - 1 - (l.StartsWith('某') && addressee.EndsWith("代表") ? 1 : 0)));
        }
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
