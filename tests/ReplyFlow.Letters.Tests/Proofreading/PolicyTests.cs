using ReplyFlow.Letters.Proofreading;
using ReplyFlow.Letters.Proofreading.Policies;
using ReplyFlow.Testing;

namespace ReplyFlow.Letters.Tests.Proofreading;

/// <summary>Check 10 and the reading of documents.</summary>
public sealed class PolicyTests
{
    private const string Notice = """
        临川市人民政府文件

        临政发〔2025〕9号

        临川市人民政府
        关于印发社区助餐服务三年行动方案的通知

        各县（区）人民政府，市政府各部门：

        现将《临川市社区助餐服务三年行动方案（2025—2027年）》印发给你们，请认真组织实施。

        临川市人民政府

        2025年3月18日

        """;

    private const string News = """
        临川：社区食堂里的幸福味道
        日期：
        2025年08月02日 09:12
        来源：临川日报
        一、走进食堂
        """;

    private const string Neighbour = """
        安平民发〔2026〕3号
        各县区民政局：
        《安平市养老服务机构补贴办法》已经市政府同意，现印发给你们。
        安平市民政局
        2026年6月1日
        """;

    private static readonly PolicyLibrary Library = new(
        [PolicyReader.Read(Notice, "a.txt"), PolicyReader.Read(News, "b.txt"), PolicyReader.Read(Neighbour, "c.txt")]);

    [Fact]
    public void A_notice_is_read_with_the_document_it_issues()
    {
        var policy = PolicyReader.Read(Notice, "a.txt");

        Assert.Equal("临川市人民政府关于印发社区助餐服务三年行动方案的通知", policy.Title);
        Assert.Equal(["临川市社区助餐服务三年行动方案（2025—2027年）"], policy.OtherTitles);
        Assert.Equal(("临政发〔2025〕9号", new DateOnly(2025, 3, 18), "临川市人民政府"), (policy.Number!, policy.Date!.Value, policy.Issuer!));
        Assert.Equal((PolicyKind.Policy, "临川市"), (policy.Kind, policy.City!));
    }

    [Fact]
    public void News_is_known_as_news()
    {
        var page = PolicyReader.Read(News, "b.txt");

        Assert.Equal((PolicyKind.News, new DateOnly(2025, 8, 2), "临川日报"), (page.Kind, page.Date!.Value, page.Issuer!));
    }

    [Fact]
    public void A_document_without_a_title_line_takes_the_title_it_issues() =>
        Assert.Equal(
            ("安平市养老服务机构补贴办法", "安平民发〔2026〕3号", "安平市民政局"),
            (Library.Documents[2].Title, Library.Documents[2].Number!, Library.Documents[2].Issuer!));

    [Theory]
    [InlineData("《临川市社区助餐服务三年行动方案（2025—2027年）》")]
    [InlineData("《临川市社区助餐服务三年行动方案(2025-2027年)》")]
    [InlineData("《临川市人民政府关于印发社区助餐服务三年行动方案的通知》")]
    public void An_exact_citation_is_left_alone(string cited) => Assert.Empty(Cite(cited));

    [Theory]
    [InlineData("《社区助餐服务三年行动方案》")]
    [InlineData("《临川市社区助餐服务三年行动计划（2025—2027年）》")]
    public void An_inexact_citation_is_offered_the_right_title_and_number(string cited)
    {
        var finding = Assert.Single(Cite(cited));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal("《临川市社区助餐服务三年行动方案（2025—2027年）》（临政发〔2025〕9号）", finding.Fix);
    }

    [Fact]
    public void The_number_is_not_written_twice() =>
        Assert.Equal(
            "《临川市社区助餐服务三年行动方案（2025—2027年）》", Assert.Single(Cite("《社区助餐服务三年行动方案》（临政发〔2025〕9号）")).Fix);

    [Theory]
    [InlineData("《临川市道路照明管理办法》")]
    [InlineData("《临川市养老服务三年行动方案》")]
    [InlineData("《安平市养老服务条例》")]
    public void An_unknown_citation_is_a_warning(string cited) => Assert.Contains("政策库中没有", Assert.Single(Cite(cited)).Message);

    [Fact]
    public void A_later_policy_of_another_city_is_an_error_and_a_warning()
    {
        var findings = Cite("《安平市养老服务机构补贴办法》");

        Assert.Equal([Severity.Error, Severity.Warning], findings.Select(f => f.Severity));
        Assert.Contains("晚于本函成文日期", findings[0].Message);
        Assert.Contains("安平市的文件", findings[1].Message);
    }

    [Fact]
    public void News_is_no_policy() => Assert.Contains("不是政策文件", Assert.Single(Cite("《临川：社区食堂里的幸福味道》")).Message);

    [Fact]
    public void Without_a_library_nothing_is_said() => Assert.Empty(CleanLetter.Of(10, "落实《某某办法》。"));

    [Fact]
    public void The_suggestions_own_title_is_no_policy() =>
        Assert.Empty(CleanLetter.Of(10, CleanLetter.Letter, ProofreadingContext.Default with { Library = new PolicyLibrary([]) }));

    [Fact]
    public void The_real_documents_are_read()
    {
        Assert.SkipWhen(RepositoryPaths.Seeds is null, RepositoryPaths.NoSeeds);
        var library = PolicyFolder.Read(RepositoryPaths.Seeds!);

        var inexact = library.Find("推进秦创原创新驱动平台建设实施方案")!;
        var plan = library.Find("西安市“十四五”科技创新发展规划")!;
        var page = library.Documents.Single(d => d.Source.StartsWith("003", StringComparison.Ordinal));
        var later = library.Documents.Single(d => d.Source.StartsWith("004", StringComparison.Ordinal));

        Assert.Equal((false, "西安市推进秦创原创新驱动平台建设实施方案(2021-2023年)"), (inexact.Exact, inexact.Title));
        Assert.Equal(
            (true, "市政发〔2022〕1号", new DateOnly(2022, 1, 4), "西安市人民政府"),
            (plan.Exact, plan.Policy.Number!, plan.Policy.Date!.Value, plan.Policy.Issuer!));
        Assert.Equal((PolicyKind.News, new DateOnly(2015, 1, 10), "科技部"), (page.Kind, page.Date!.Value, page.Issuer!));
        Assert.Equal(
            ("咸工信发〔2025〕70号", new DateOnly(2025, 6, 30), "咸阳市", "咸阳市全面推动科技创新和制造业深度融合加快发展新质生产力的若干措施"),
            (later.Number!, later.Date!.Value, later.City!, later.Title));
    }

    private static List<Finding> Cite(string cited) =>
        CleanLetter.Of(10, $"落实{cited}。", ProofreadingContext.Default with { Library = Library });
}
