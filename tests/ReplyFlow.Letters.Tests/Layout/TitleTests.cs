using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Layout;

/// <summary>标题: at most 20 characters a line, a trapezoid or a diamond, no word split.</summary>
public sealed class TitleTests
{
    private static List<TextLine> Lines(string title, LetterSuggestion? suggestion = null) =>
        LetterLayout.Compose(SampleLetters.Short with { Title = title, Suggestion = suggestion }, Profiles.City, new GridGlyphs()).Of(LineKind.Title);

    private static string Set(string title, LetterSuggestion? suggestion = null) => string.Join('/', Lines(title, suggestion).Select(l => l.Text()));

    [Theory]
    [InlineData("关于第0031号建议的答复", "关于第0031号建议的答复")]
    [InlineData("对市第十七届人大三次会议第0390号建议的复函", "对市第十七届人大三次会议/第0390号建议的复函")]
    [InlineData("临江市水务局关于市第九届人大二次会议第0077号建议的答复", "临江市水务局关于市第九届人大二次会议/第0077号建议的答复")]
    [InlineData("关于市十五届人民代表大会第三次会议第12号建议办理情况的答复", "关于市十五届人民代表大会第三次会议/第12号建议办理情况的答复")]
    public void Is_divided_between_words(string title, string expected) => Assert.Equal(expected, Set(title));

    public static TheoryData<string> Titles =>
    [
        "关于对市第九届人民代表大会第二次会议《关于加快推进老旧小区加装电梯和适老化改造的建议》（第0077号）办理情况的答复",
        "临江市发展和改革委员会关于市第九届人大二次会议第0031号建议和第0045号建议合并办理情况的答复",
        "关于加大科技创新和内循环政策性扶持为经济复苏提供源动力推动西安市经济高质量发展的建议的复函",
        "临江市人力资源和社会保障局关于延期答复市第九届人大二次会议第0031号建议的函",
        "关于2023年度人大代表建议和政协提案办理工作情况的通报",
        "对省第十四届人大一次会议《关于支持临江建设国家可持续发展议程创新示范区的建议》的答复",
    ];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Long_titles_keep_words_and_form_a_trapezoid_or_diamond(string title)
    {
        var lines = Lines(title);
        Assert.InRange(lines.Count, 2, 4);
        Assert.Equal(title, string.Concat(lines.Select(l => l.Text())));
        Assert.All(lines, l => Assert.True(l.Right() - l.Left() <= 20 * 22 * 25.4 / 72 + 1e-6));
        Assert.All(lines, l => Assert.Equal(106, (l.Left() + l.Right()) / 2, 3));
        var widths = lines.Select(l => Math.Round(l.Right() - l.Left(), 2)).ToList();
        var steps = widths.Zip(widths.Skip(1), (a, b) => Math.Sign(Math.Round(b - a, 1))).Where(s => s != 0).ToList();
        // Rising, falling, or first rising then falling; never waisted.
        Assert.True(steps.SequenceEqual(steps.OrderDescending()), string.Join('/', lines.Select(l => l.Text())));
        var text = string.Join('/', lines.Select(l => l.Text()));
        foreach (var word in new[] { "人民代表大会", "第二次会议", "第0077号", "第0031号", "第0045号", "建议", "答复", "复函", "老旧小区", "电梯", "科技", "创新", "经济", "高质量", "西安市", "扶持", "动力", "2023年度", "政协", "提案", "国家", "示范区", "办理", "情况", "人力资源", "社会保障" })
            if (title.Contains(word))
                Assert.Contains(word, text);
        Assert.All(lines.Skip(1), l => Assert.DoesNotContain(l.Text()[0], "的、，》”）号"));
    }

    [Fact]
    public void Names_and_words_of_the_template_are_kept()
    {
        var words = Profiles.City with { Words = ["海绵城市示范工程"] };
        var letter = SampleLetters.Short with { Title = "关于进一步支持临江新区推进海绵城市示范工程建设有关问题的建议的答复" };
        var text = string.Join('/', LetterLayout.Compose(letter, words, new GridGlyphs()).Of(LineKind.Title).Select(l => l.Text()));
        Assert.Contains("海绵城市示范工程", text);
    }

    [Fact]
    public void Titles_that_are_no_titles_are_refused() =>
        Assert.Equal("title", Assert.Throws<LetterLayoutException>(() => Lines(new string('题', 120))).Field);

    [Theory]
    [InlineData("临江市水务局", 1)]
    [InlineData("临江市城市管理和综合行政执法局", 1)]
    [InlineData("临江经济技术开发区管理委员会行政审批服务局", 2)]
    [InlineData("临江市推进新型城镇化和城乡融合发展工作领导小组办公室", 2)]
    public void Long_issuing_names_fit_the_type_area(string issuer, int rows)
    {
        foreach (var template in Profiles.All)
        {
            var document = LetterLayout.Compose(SampleLetters.Short with { Issuer = issuer, Signature = issuer }, template, new GridGlyphs());
            var mark = document.Of(LineKind.IssuerMark);
            Assert.InRange(mark.Count, 1, rows);
            Assert.All(mark, l => Assert.InRange(l.Right() - l.Left(), 30, 156 + 1e-6));
            Assert.All(mark, l => Assert.True(l.Runs[0].SizePt > 19));
            var below = document.Pages[0].Rules.Where(r => r.Ink == Ink.Red).Min(r => r.Y);
            Assert.True(mark[^1].Bottom() + 3.9 < below);
        }
    }
}
