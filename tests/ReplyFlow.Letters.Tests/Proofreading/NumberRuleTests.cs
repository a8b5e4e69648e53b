using ReplyFlow.Letters.Proofreading;

namespace ReplyFlow.Letters.Tests.Proofreading;

/// <summary>Check 9: sums and percentages.</summary>
public sealed class NumberRuleTests
{
    [Theory]
    [InlineData("认定企业448家（国家级27家、省级237家，市级185家）。")]
    [InlineData("认定企业448家（国家级27、省级237、市级185）。")]
    [InlineData("投入12,000万元（中央8,000万元、地方3,000万元）。")]
    [InlineData("投入1.2亿元（中央8000万元、地方5000万元）。")]
    [InlineData("新建30处（城区10处、乡镇15处和村6处）。")]
    [InlineData("建成30个（10个城区、15个乡镇、6个村）。")]
    [InlineData("办理120件（其中主办80件、会办60件）。")]
    [InlineData("共办理120件，其中主办80件、会办60件。")]
    [InlineData("经济类占60%，社会类占50%。")]
    [InlineData("投入3.5亿元（中央1.0亿元、地方2.0亿元）。")]
    public void Wrong_sums_are_errors(string text) =>
        Assert.Equal(Severity.Error, Assert.Single(CleanLetter.Of(9, text)).Severity);

    [Theory]
    [InlineData("认定企业448家（国家级27家、省级237家，市级184家）。")]
    [InlineData("投入1.2亿元（中央8000万元、地方4000万元）。")]
    [InlineData("办理120件（其中主办80件、会办30件）。")]
    [InlineData("办理120件（其中主办80件、会办60件，有交叉）。")]
    [InlineData("新建30处（总面积500平方米、绿地20亩）。")]
    [InlineData("新建30处（较上年增加5处、增长20%）。")]
    [InlineData("新建30处（城区10处）。")]
    [InlineData("新建30处（含城区10处、乡镇8处）。")]
    [InlineData("围绕19条产业链（第3条、第5条）。")]
    [InlineData("A类占55%、B类占35%、C类占10%。")]
    [InlineData("A类占33.3%、B类占33.3%、C类占33.3%。")]
    [InlineData("其中A类占50%、B类占30%、C类占10%。")]
    [InlineData("办结率为98%、满意率为99%、面商率为100%。")]
    [InlineData("绿化率达40%（同比提高2%、环比提高1%）。")]
    [InlineData("占全市的30%，占全省的12%，占全国的60%。")]
    [InlineData("2026年（3月5日、4月6日）。")]
    [InlineData("补贴300元（中央100元、省100元、市县各50元）。")]
    [InlineData("公办幼儿园448所（其中城区220所、乡镇228所，普惠性民办幼儿园350所）。")]
    [InlineData("公办幼儿园448所（其中城区220所，乡镇228所，普惠性民办幼儿园350所）。")]
    [InlineData("按审价金额（2024年80%，2025年70%）补助。")]
    [InlineData("男性占55%、女性占45%，本科以上占80%。")]
    [InlineData("男性占55%，本科以上占60%。")]
    [InlineData("新建30处（市属10处、区属15处），其余由区县建设。")]
    public void Right_sums_and_other_lists_are_left_alone(string text) => Assert.Empty(CleanLetter.Of(9, text));

    [Theory]
    [InlineData("投入3.5亿元（中央1.2亿元、地方2.2亿元）。")]
    [InlineData("A类占55%、B类占36%、C类占10%。")]
    [InlineData("三类分别占55%、36%和10%。")]
    [InlineData("A类占50%、B类占30%、C类占10%。")]
    [InlineData("全市现有医院88家（三级21家、二级35家）。")]
    [InlineData("培育企业100家（规上60家、高新50家、专精特新30家）。")]
    [InlineData("认定448家企业技术中心（国家级27家、省级237家、市级185家）。")]
    public void What_rounding_or_words_between_may_explain_is_a_warning(string text) =>
        Assert.Equal(Severity.Warning, Assert.Single(CleanLetter.Of(9, text)).Severity);

    [Fact]
    public void The_message_shows_the_sum() =>
        Assert.Equal("各项之和 27＋237＋185＝449 不等于总数 448家", Assert.Single(CleanLetter.Of(9, "企业448家（国家级27家、省级237家、市级185家）。")).Message);
}
