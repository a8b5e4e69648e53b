using ReplyFlow.Letters.Figures;

namespace ReplyFlow.Letters.Tests.Figures;

public sealed class FigureReaderTests
{
    [Fact]
    public void Every_number_with_its_unit_is_listed_with_its_place_and_sentence()
    {
        var found = FigureReader.Read("一、总体情况\n截至9月底，全市有企业技术中心 448 家。今年投入1.2亿元，完成率达95%。");
        Assert.Equal(["448家", "1.2亿元", "95%"], found.Select(f => f.Words));
        Assert.All(found, f => Assert.Equal(2, f.Line));
        Assert.Equal((17, "截至9月底，全市有企业技术中心448家。", "全市有企业技术中心"), (found[0].Column, found[0].Sentence, found[0].Clause));
        Assert.Equal("今年投入1.2亿元，完成率达95%。", found[2].Sentence);
    }

    [Theory]
    [InlineData("2025年9月30日前办结，文号云政发〔2024〕11号，第3批。")]
    [InlineData("将在3个月内、5个工作日内答复您的2个问题。")]
    [InlineData("按《云川市2000家企业改造方案》办理。")]
    [InlineData("联系电话029-12345678。")]
    public void Dates_spans_numbers_of_documents_and_titles_are_no_figures(string body) => Assert.Empty(FigureReader.Read(body));

    [Theory]
    [InlineData("企业448家（国家级27家、省级237家、市级184家）。", "27＋237＋184＝448", true)]
    [InlineData("企业448家（国家级27家、省级237家、市级185家）。", "27＋237＋185＝449", false)]
    [InlineData("共办理120件，其中主办80件、会办30件。", "80＋30＝110", true)]
    [InlineData("共有医院88家。", "", true)]
    public void A_total_shows_the_sum_of_its_parts(string body, string sum, bool right)
    {
        var total = FigureReader.Read(body)[0];
        Assert.Equal((sum, right), (total.Sum, total.AddsUp));
    }
}
