using ReplyFlow.Letters.Figures;

namespace ReplyFlow.Letters.Tests.Figures;

public sealed class FigureReaderTests
{
    /// <summary>Counted by what is allocated: twice the text, twice the work, not four times.</summary>
    [Theory]
    [InlineData("1家")]
    [InlineData("近1")]
    [InlineData("12万元，")]
    [InlineData("《")]
    public void A_sentence_without_end_is_read_once_and_not_for_each_of_its_figures(string piece)
    {
        var (half, whole) = (Allocated(piece, 2_000), Allocated(piece, 4_000));
        Assert.InRange(whole, 0, (half * 5 / 2) + 10_000);

        static long Allocated(string piece, int times)
        {
            var text = string.Concat(Enumerable.Repeat(piece, times));
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.All(FigureReader.Read(text), f => Assert.Equal(16, f.Key.Length));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

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
    [InlineData("安排三千二百万元，新建十二个示范点，占百分之八点五。", "三千二百万元=32000000 十二个=12 百分之八点五=8.5")]
    [InlineData("新建三所学校，惠及一万三千户，覆盖十五个村。", "三所=3 一万三千户=13000 十五个=15")]
    [InlineData("走访企业300多家，受理诉求1200余，投诉量降至35。", "300多家=300 1200余=1200 35=35")]
    public void Numbers_in_characters_and_those_that_count_without_a_unit_are_listed(string body, string expected) =>
        Assert.Equal(expected, string.Join(' ', FigureReader.Read(body).Select(f => $"{f.Words}={f.Value:0.##}")));

    [Theory]
    [InlineData("第三十二条规定，第十四届二次会议，二〇二六年五月十二日，十四五规划。")]
    [InlineData("坚持一个目标、两项原则、三个方面、四项制度，七八家、千家万户、二十多年。")]
    [InlineData("九部门联合印发，三支一扶，五个一工程，一批项目，每三户选一名。")]
    [InlineData("电话29，第35号楼，按照12345热线办理，共建共享。")]
    [InlineData("《云川市一百家企业培育方案》已印发，十五个工作日内办结。")]
    public void Set_phrases_orders_dates_and_rough_numbers_in_characters_are_no_figures(string body) => Assert.Empty(FigureReader.Read(body));

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
    [InlineData("下达资金3000万元（中央1200万元、省级800万元、市级900万元）。", "1200＋800＋900＝2900", false)]
    public void A_total_shows_the_sum_of_its_parts(string body, string sum, bool right)
    {
        var total = FigureReader.Read(body)[0];
        Assert.Equal((sum, right), (total.Sum, total.AddsUp));
    }
}
