using ReplyFlow.Domain.Policies;
using ReplyFlow.Letters.Proofreading;
using ReplyFlow.Letters.Proofreading.Policies;
using ReplyFlow.Letters.Tests.Proofreading.Policies;

namespace ReplyFlow.Letters.Tests.Proofreading;

/// <summary>Check 10 on the library. The letter is of 2026-05-20.</summary>
public sealed class CitationTests
{
    private static readonly Guid NewRules = Guid.CreateVersion7();

    private static readonly PolicyLibrary Library = new(
    [
        Read(PolicySamples.Notice), Read(PolicySamples.News), Read(PolicySamples.Neighbour),
        Of("临川市市政设施管理办法", "临政规〔2016〕5号", new(2016, 3, 1)) with { RepealedOn = new(2024, 2, 1), RepealedBy = "《临川市市政设施管理规定》", RepealedById = NewRules },
        Of("临川市市政设施管理规定", "临政规〔2024〕1号", new(2024, 2, 1)) with { Id = NewRules },
        Of("临川市停车补贴办法", "临财规〔2019〕2号", new(2019, 3, 1), to: new(2022, 2, 28)),
        Of("临川市河道管理规定", "临政规〔2026〕2号", new(2026, 5, 1), from: new(2026, 7, 1)),
        Of("临川市关于印发《临川市公园管理细则》的通知", "临政发〔2024〕3号", new(2024, 3, 1)),
        Of("临川市河湖长制管理条例", "", new(2021, 1, 1)) with { RepealedOn = new(2026, 9, 1) },
    ]);

    [Theory]
    [InlineData("《临川市社区助餐服务三年行动方案（2025—2027年）》")]
    [InlineData("《临川市社区助餐服务三年行动方案(2025-2027年)》（临政发〔2025〕9号）")]
    [InlineData("《临川市人民政府关于印发社区助餐服务三年行动方案的通知》")]
    [InlineData("原《临川市市政设施管理办法》")]
    [InlineData("已废止的《临川市市政设施管理办法》")]
    [InlineData("《临川日报》的报道")]
    [InlineData("《助餐服务框架协议》")]
    [InlineData("《临川市关于印发〈临川市公园管理细则〉的通知》（临政发〔2024〕3号）")]
    [InlineData("《临川市河湖长制管理条例》")]
    public void A_right_citation_is_left_alone(string cited) => Assert.Empty(Cite(cited));

    [Theory]
    [InlineData("《社区助餐服务三年行动方案》")]
    [InlineData("《临川市社区助餐服务三年行动计划（2025—2027年）》")]
    public void An_inexact_citation_is_offered_the_right_title_and_number(string cited)
    {
        var finding = Assert.Single(Cite(cited));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal("《临川市社区助餐服务三年行动方案（2025—2027年）》（临政发〔2025〕9号）", finding.Fix);
    }

    [Theory]
    [InlineData("《社区助餐服务三年行动方案》（临政发〔2025〕9号）")]
    [InlineData("有关文件（《社区助餐服务三年行动方案》）")]
    public void The_number_is_not_written_twice(string cited) =>
        Assert.Equal("《临川市社区助餐服务三年行动方案（2025—2027年）》", Assert.Single(Cite(cited)).Fix);

    [Fact]
    public void A_wrong_number_is_offered_the_right_one()
    {
        var finding = Assert.Single(Cite("《临川市社区助餐服务三年行动方案（2025—2027年）》（临政发〔2025〕19号）"));

        Assert.Equal((Severity.Warning, "（临政发〔2025〕19号）", "（临政发〔2025〕9号）"), (finding.Severity, finding.Marked, finding.Fix!));
    }

    [Theory]
    [InlineData("《临川市道路照明管理办法》")]
    [InlineData("《临川市养老服务三年行动方案》")]
    [InlineData("《安平市养老服务条例》")]
    [InlineData("《临川市社区助餐服务三年行动方案（2022—2024年）》")]
    public void An_unknown_citation_is_a_warning_without_a_fix(string cited)
    {
        var finding = Assert.Single(Cite(cited));

        Assert.Contains("政策库中没有", finding.Message);
        Assert.Equal((Severity.Warning, Sureness.Likely, (string?)null), (finding.Severity, finding.Sure, finding.Fix));
    }

    [Fact]
    public void What_the_library_keeps_no_papers_of_is_told_once_and_what_deputies_hand_in_never()
    {
        var finding = Assert.Single(Cite("《安平市养老服务条例》，《宁江市河道管理办法》，《中华人民共和国水法》和《关于加大养老服务投入的建议》"));
        Assert.Contains("《安平市养老服务条例》等 3 件所引文件", finding.Message);

        Assert.Equal(2, Cite("《临川市道路照明管理办法》和《临川市养老服务三年行动方案》").Count());
    }

    [Fact]
    public void A_later_policy_of_another_city_is_an_error_and_a_warning()
    {
        var findings = Cite("《安平市养老服务机构补贴办法》");

        Assert.Equal([Severity.Error, Severity.Warning], findings.Select(f => f.Severity));
        Assert.Contains("晚于本函成文日期", findings[0].Message);
        Assert.Contains("安平市的文件", findings[1].Message);
    }

    [Fact]
    public void A_repealed_one_is_an_error_and_its_successor_is_offered_for_it_and_its_number()
    {
        var finding = Assert.Single(Cite("《临川市市政设施管理办法》（临政规〔2016〕5号）"));

        Assert.Equal((Severity.Error, "《临川市市政设施管理办法》（临政规〔2016〕5号）"), (finding.Severity, finding.Marked));
        Assert.Contains("已于2024年2月1日，由《临川市市政设施管理规定》废止", finding.Message);
        Assert.Equal("《临川市市政设施管理规定》（临政规〔2024〕1号）", finding.Fix);
    }

    [Fact]
    public void One_that_ran_out_is_an_error_and_one_that_has_not_begun_a_warning()
    {
        Assert.Equal((Severity.Error, (string?)null), Cite("《临川市停车补贴办法》") is [var over] ? (over.Severity, over.Fix) : default);
        Assert.Equal(Severity.Warning, Assert.Single(Cite("《临川市河道管理规定》")).Severity);
    }

    [Fact]
    public void An_undated_draft_is_judged_by_today()
    {
        var undated = CleanLetter.With("落实《临川市停车补贴办法》。") with { Date = null };
        List<Finding> On(DateOnly day) => CleanLetter.Of(10, undated, ProofreadingContext.Default with { Library = Library, Today = day });

        Assert.Empty(On(new(2022, 2, 28)));
        Assert.Equal(On(new(2022, 3, 1)).Single().Fingerprint, Cite("《临川市停车补贴办法》").Single().Fingerprint);
    }

    [Fact]
    public void News_is_no_policy() => Assert.Contains("不是政策文件", Assert.Single(Cite("《临川：社区食堂里的幸福味道》")).Message);

    [Fact]
    public void An_abbreviation_and_an_enclosure_are_not_looked_up()
    {
        var letter = CleanLetter.With("按照《临川市停车补贴表格办法》（以下简称《办法》），落实《办法》，详见《停车办法》。") with { Attachments = ["停车办法"] };

        Assert.Single(CleanLetter.Of(10, letter, ProofreadingContext.Default with { Library = Library }));
    }

    [Fact]
    public void Without_a_library_nothing_is_said()
    {
        Assert.Empty(CleanLetter.Of(10, "落实《某某办法》。"));
        Assert.Empty(CleanLetter.Of(10, "落实《某某办法》。", ProofreadingContext.Default with { Library = new PolicyLibrary([]) }));
    }

    [Fact]
    public void The_suggestions_own_title_is_no_policy() =>
        Assert.Empty(CleanLetter.Of(10, CleanLetter.Letter, ProofreadingContext.Default with { Library = Library }));

    [Fact]
    public void What_is_cited_is_listed_with_how_it_stands()
    {
        var letter = CleanLetter.With("按照《临川市市政设施管理规定》《临川市停车补贴办法》《社区助餐服务三年行动方案》《临川市公园条例》。");

        var cited = CitationReader.Read(letter, ProofreadingContext.Default with { Library = Library });

        Assert.Equal(["现行有效", "已过有效期", "名称不准确", "库中没有"], cited.Select(c => c.State));
        Assert.All(cited, c => Assert.Equal($"《{c.Title}》", letter.Body.Split('\n')[c.Line - 1].Substring(c.Column - 1, c.Length)));
    }

    private static PolicyEntry Read(string text) => new(PolicyReader.Read(text, "").Facts);

    private static PolicyEntry Of(string title, string number, DateOnly on, DateOnly? from = null, DateOnly? to = null) => new(new PolicyFacts
    {
        Title = title,
        DocumentNumber = number,
        Issuer = "临川市人民政府",
        Kind = PolicyKind.Normative,
        IssuedOn = on,
        ValidFrom = from,
        ValidTo = to,
    });

    private static List<Finding> Cite(string cited) =>
        CleanLetter.Of(10, $"落实{cited}。", ProofreadingContext.Default with { Library = Library });
}
