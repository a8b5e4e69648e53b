using ReplyFlow.Domain.Policies;
using ReplyFlow.Letters.Proofreading.Policies;
using ReplyFlow.Letters.Recognition;
using ReplyFlow.Testing;

namespace ReplyFlow.Letters.Tests.Proofreading.Policies;

/// <summary>What a document's text says of itself.</summary>
public sealed class PolicyReaderTests
{
    [Fact]
    public void A_notice_is_read_with_the_document_it_issues()
    {
        var facts = PolicyReader.Read(PolicySamples.Notice, "a").Facts;

        Assert.Equal("临川市人民政府关于印发社区助餐服务三年行动方案的通知", facts.Title);
        Assert.Equal("临川市社区助餐服务三年行动方案（2025—2027年）", facts.OtherTitles);
        Assert.Equal(("临政发〔2025〕9号", new DateOnly(2025, 3, 18), "临川市人民政府"), (facts.DocumentNumber, facts.IssuedOn!.Value, facts.Issuer));
        Assert.Equal(PolicyKind.Scheme, facts.Kind);
    }

    [Fact]
    public void News_is_known_as_news()
    {
        var page = PolicyReader.Read(PolicySamples.News, "b").Facts;

        Assert.Equal((PolicyKind.News, new DateOnly(2025, 8, 2), "临川日报"), (page.Kind, page.IssuedOn!.Value, page.Issuer));
    }

    [Fact]
    public void A_document_without_a_title_line_takes_the_title_it_issues()
    {
        var facts = PolicyReader.Read(PolicySamples.Neighbour, "c").Facts;

        Assert.Equal(("安平市养老服务机构补贴办法", "安平民发〔2026〕3号", "安平市民政局"), (facts.Title, facts.DocumentNumber, facts.Issuer));
    }

    [Fact]
    public void A_title_may_stand_above_the_number_and_the_signature_is_none()
    {
        var facts = PolicyReader.Read("临川市路灯办法\n\n临政规〔2018〕5号\n临川市人民政府\n2018年3月1日\n第一条 为了照明。\n", "x").Facts;

        Assert.Equal(("临川市路灯办法", "临川市人民政府", new DateOnly(2018, 3, 1)), (facts.Title, facts.Issuer, facts.IssuedOn!.Value));
    }

    [Theory]
    [InlineData("示例市夜间照明管理办法")]
    [InlineData("示例市夜间照明三年行动方案（2024—2026年）")]
    public void The_issuing_body_below_a_title_is_no_part_of_it(string title)
    {
        var facts = PolicyReader.Read($"示政规〔2019〕4号\n{title}\n示例市人民政府\n2019年5月20日\n第一条 为了照明。\n", "x").Facts;

        Assert.Equal((title, "示例市人民政府", new DateOnly(2019, 5, 20)), (facts.Title, facts.Issuer, facts.IssuedOn!.Value));
    }

    [Theory]
    [InlineData("示例市人民政府文件\n示政发〔2026〕3号　　　　签发人：贺文澜\n示例市夜间照明管理办法\n第一条 为了照明。\n")]
    [InlineData("示例市人民政府文件\n示政发〔2026〕3号　签 发 人：贺文澜\n示例市夜间照明管理办法\n第一条 为了照明，各有关单位应当按照规定的时间开灯关灯。\n")]
    public void Number_and_signer_in_one_line_are_no_part_of_the_title(string text)
    {
        var facts = PolicyReader.Read(HardWraps.JoinPdf(text), "x").Facts;

        Assert.Equal(("示例市夜间照明管理办法", "示政发〔2026〕3号"), (facts.Title, facts.DocumentNumber));
    }

    [Fact]
    public void A_title_of_two_lines_above_the_addressees_is_recognised_in_a_pdf()
    {
        const string Text = "云川市发展和改革委员会文件\n云发改规〔2024〕7号\n云川市发展和改革委员会关于印发\n《云川市电动汽车充电服务费管理办法》的通知\n各有关单位：\n"
            + "第一条 为规范充电服务费，制定本办法。\n第二条 充电服务费最高不超过每千瓦时0.6元。\n第三条 本办法自2024年9月1日起施行，有效期3年。\n"
            + "云川市发展和改革委员会\n2024年8月1日\n";

        Assert.Equal("云川市发展和改革委员会关于印发《云川市电动汽车充电服务费管理办法》的通知", PolicyReader.Read(HardWraps.JoinPdf(Text), "p3").Facts.Title);
    }

    [Fact]
    public void News_with_its_day_before_its_source_is_known_as_news_by_its_first_line()
    {
        var page = PolicyReader.Read("云川市召开物业管理工作推进会\n\n2026年3月5日 来源：云川日报 记者 张三\n\n本报讯 3月4日，我市召开物业管理工作推进会。", "news").Facts;

        Assert.Equal(("云川市召开物业管理工作推进会", PolicyKind.News, new DateOnly(2026, 3, 5)), (page.Title, page.Kind, page.IssuedOn!.Value));
    }

    [Fact]
    public void Radicals_of_a_pdf_are_read_as_the_characters_they_stand_for() =>
        Assert.Equal("示例市⽔务金额12万元。".Replace('⽔', '水'), HardWraps.JoinPdf("示例市⽔务\uF90A额12万元。"));

    [Fact]
    public void A_regulation_tells_who_passed_it_when_it_begins_and_what_it_ends()
    {
        var read = PolicyReader.Read(PolicySamples.Regulation, "d");

        Assert.Equal(("临川市老年人助餐条例", PolicyKind.Regulation), (read.Facts.Title, read.Facts.Kind));
        Assert.Equal(new DateOnly(2023, 9, 28), read.Facts.IssuedOn);
        Assert.Equal("临川市第八届人民代表大会常务委员会", read.Facts.Issuer);
        Assert.Equal((new DateOnly(2024, 1, 1), (DateOnly?)null), (read.Facts.ValidFrom!.Value, read.Facts.ValidTo));
        Assert.Equal(["临川市敬老餐桌暂行规定"], read.Repeals);
        Assert.Empty(read.Missing);
    }

    [Fact]
    public void Measures_for_five_years_from_their_issue_have_both_days()
    {
        var read = PolicyReader.Read(PolicySamples.Measures, "e");

        Assert.Equal((PolicyKind.Normative, "临民规〔2024〕2号"), (read.Facts.Kind, read.Facts.DocumentNumber));
        Assert.Equal((new DateOnly(2024, 5, 6), new DateOnly(2029, 5, 5)), (read.Facts.ValidFrom!.Value, read.Facts.ValidTo!.Value));
        Assert.Equal(["关于试行助餐补贴的通知"], read.Repeals);
    }

    [Theory]
    [InlineData("本措施自发布之日起实施，有效期至2026年12月31日。", "2025-03-18", "2026-12-31")]
    [InlineData("本办法自2025年5月1日起施行，有效期两年。", "2025-05-01", "2027-04-30")]
    [InlineData("第九条 自2025年5月1日起施行。", "2025-05-01", null)]
    [InlineData("本规定自公布之日起30日后施行。", "2025-04-17", null)]
    [InlineData("本意见有效期自2025年4月1日至2028年3月31日。", "2025-04-01", "2028-03-31")]
    [InlineData("自2019年1月1日起施行的旧标准已经落后，各地反映较多，改造需要的时间也比预想的长得多，因此需要按照新的要求重新测算和安排。", null, null)]
    [InlineData("企业申报的有效期为三年。", null, null)]
    public void Validity_is_read_where_a_document_speaks_of_itself(string sentence, string? from, string? to)
    {
        var facts = PolicyReader.Read(PolicySamples.Notice + sentence + "\n", "f").Facts;

        Assert.Equal((from, to), (facts.ValidFrom?.ToString("yyyy-MM-dd"), facts.ValidTo?.ToString("yyyy-MM-dd")));
    }

    [Theory]
    [InlineData("中华人民共和国助餐法", PolicyKind.Law)]
    [InlineData("临川市“十四五”养老服务规划", PolicyKind.Plan)]
    [InlineData("关于做好助餐工作的通知", PolicyKind.Notice)]
    [InlineData("关于做好助餐工作的意见", PolicyKind.Normative)]
    [InlineData("临川市民政局关于第0217号建议的答复", PolicyKind.Letter)]
    [InlineData("《临川市助餐补贴办法》政策解读", PolicyKind.News)]
    [InlineData("食堂开张了", PolicyKind.Unknown)]
    public void The_kind_is_read_by_the_title(string title, PolicyKind kind) =>
        Assert.Equal(kind, PolicyReader.Read(title + "\n\n正文从这里开始，说的是助餐的事。\n", "g").Facts.Kind);

    [Fact]
    public void What_is_not_found_is_named() =>
        Assert.Equal(["文号", "发文机关", "成文日期", "类型"], PolicyReader.Read("食堂开张了\n\n今天开张。\n", "h").Missing);

    [Fact]
    public void The_real_documents_are_read()
    {
        Assert.SkipWhen(RepositoryPaths.Seeds is null, RepositoryPaths.NoSeeds);
        RecognisedPolicy Read(string no) => PolicyReader.Read(File.ReadAllText(Directory.EnumerateFiles(RepositoryPaths.Seeds!, no + "_*.txt").Single()), no);

        var (plan, page, later) = (Read("002").Facts, Read("003").Facts, Read("004").Facts);

        Assert.Equal((PolicyKind.Plan, "市政发〔2022〕1号", new DateOnly(2022, 1, 4)), (plan.Kind, plan.DocumentNumber, plan.IssuedOn!.Value));
        Assert.Equal((PolicyKind.News, new DateOnly(2015, 1, 10), "科技部"), (page.Kind, page.IssuedOn!.Value, page.Issuer));
        Assert.Equal(("咸工信发〔2025〕70号", new DateOnly(2025, 6, 30)), (later.DocumentNumber, later.IssuedOn!.Value));
        Assert.Equal((new DateOnly(2025, 6, 30), new DateOnly(2025, 12, 31)), (later.ValidFrom!.Value, later.ValidTo!.Value));
        Assert.Equal(PolicyKind.Letter, Read("000").Facts.Kind);
        Assert.Equal(PolicyKind.Scheme, Read("001").Facts.Kind);
    }
}
