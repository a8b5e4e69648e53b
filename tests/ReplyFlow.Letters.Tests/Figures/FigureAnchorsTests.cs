using ReplyFlow.Letters.Figures;

namespace ReplyFlow.Letters.Tests.Figures;

public sealed class FigureAnchorsTests
{
    private const string Said = "截至9月底，全市有企业技术中心448家，比上年增加20家。";

    [Fact]
    public void What_was_said_of_a_figure_stays_with_it_when_other_text_is_edited()
    {
        Assert.Equal("448家", Held($"前面添了一段12家。\n{Said}\n后面也添了。"));
        Assert.Equal("448家", Held("截至今年9月底，我市已有企业技术中心448家，比上年增加22家。"));
        Assert.Equal("448家", Held("截至9月底，全市 有企业技术中心 448 家，比上年增加20家。"));
    }

    [Fact]
    public void A_changed_figure_loses_it_and_so_does_the_same_number_about_another_matter()
    {
        Assert.Null(Held(Said.Replace("448家", "450家", StringComparison.Ordinal)));
        Assert.Null(Held("去年走访了老旧小区居民和商户448家。"));
        Assert.Equal("450家", FigureAnchors.Instead(FigureReader.Read(Said.Replace("448家", "450家", StringComparison.Ordinal)), "448家", Said)?.Words);
    }

    [Fact]
    public void Two_equal_figures_in_like_sentences_keep_what_was_said_of_each()
    {
        var now = FigureReader.Read("东城区建成社区食堂共有12处，已全部开放。西城区建成社区食堂共有12处，已经全部开放。");
        var placed = FigureAnchors.Place(now, [("12处", "西城区建成社区食堂共有12处，已全部开放。"), ("12处", "东城区建成社区食堂共有12处，已全部开放。")]);
        Assert.Equal([now[1].Key, now[0].Key], placed);
    }

    [Theory]
    [InlineData("去年底，全市有企业技术中心420家。", "420家")]
    [InlineData("去年底，全市有企业技术中心420个。", null)]
    [InlineData("去年新建充电桩420家。", null)]
    public void The_figure_of_an_earlier_letter_counts_the_same_in_the_same_unit(string earlier, string? found) =>
        Assert.Equal(found, FigureAnchors.Counterpart(FigureReader.Read(Said)[0], FigureReader.Read(earlier))?.Words);

    private static string? Held(string body)
    {
        var now = FigureReader.Read(body);
        var key = FigureAnchors.Place(now, [("448家", Said)])[0];
        return now.FirstOrDefault(f => f.Key == key)?.Words;
    }
}
