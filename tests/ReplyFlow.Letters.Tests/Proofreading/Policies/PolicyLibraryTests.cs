using ReplyFlow.Domain.Policies;
using ReplyFlow.Letters.Proofreading.Policies;
using ReplyFlow.Testing;

namespace ReplyFlow.Letters.Tests.Proofreading.Policies;

/// <summary>What a cited title is found to be.</summary>
public sealed class PolicyLibraryTests
{
    private static readonly Guid Mine = Guid.CreateVersion7();
    private static readonly PolicyEntry Plan = Of("临川市道路照明规划（2021—2025年）", "临政发〔2021〕4号");
    private static readonly PolicyEntry Measures = Of("临川市道路照明管理办法", "临政规〔2020〕7号");
    private static readonly PolicyEntry Houses = Of("临川市国有土地上房屋征收与补偿管理办法", "临政规〔2021〕3号");
    private static readonly PolicyEntry Law = Of("中华人民共和国照明法", "") with { Facts = new() { Title = "中华人民共和国照明法", Kind = PolicyKind.Law } };

    [Theory]
    [InlineData("临川市道路照明管理办法", PolicyFit.Exact)]
    [InlineData("道路照明管理办法", PolicyFit.Inexact)]
    [InlineData("临川市 道路照明管理办法", PolicyFit.Exact)]
    [InlineData("临川市国有土地上房屋征收与补偿管理办法实施细则", PolicyFit.Alike)]
    [InlineData("安平市道路照明管理办法", PolicyFit.Alike)]
    [InlineData("照明法", PolicyFit.Exact)]
    [InlineData("临川市道路照明规划(2021-2025年)", PolicyFit.Exact)]
    [InlineData("临川市道路照明规划（2016—2020年）", PolicyFit.Alike)]
    [InlineData("临川市道路照明规划", PolicyFit.Inexact)]
    public void A_title_is_exact_inexact_or_only_alike(string cited, PolicyFit how) =>
        Assert.Equal(how, new PolicyLibrary([Plan, Measures, Law, Houses]).Find(new CitedPolicy(cited))?.How);

    [Theory]
    [InlineData("临川市公园管理办法")]
    [InlineData("办法")]
    [InlineData("")]
    public void Another_title_is_not_found(string cited) => Assert.Null(new PolicyLibrary([Plan, Measures, Law]).Find(new CitedPolicy(cited)));

    [Fact]
    public void The_document_number_tells_what_is_meant()
    {
        var library = new PolicyLibrary([Plan, Measures]);

        var found = library.Find(new CitedPolicy("路灯管理办法", "临政规[2020]7号"))!;

        Assert.Equal((Measures, PolicyFit.Inexact), (found.Policy, found.How));
        Assert.Null(library.Find(new CitedPolicy("路灯管理办法", "临政规〔2020〕8号")));
        Assert.Null(library.Find(new CitedPolicy("民办学校收费标准", "临政规〔2020〕7号")));
    }

    [Fact]
    public void Of_two_of_one_title_that_in_force_is_meant_and_by_its_number_the_other()
    {
        var old = Measures with { RepealedOn = new DateOnly(2024, 1, 1) };
        var now = Of("临川市道路照明管理办法", "临政规〔2023〕9号");
        var library = new PolicyLibrary([old, now]);

        Assert.Same(now, library.Find(new CitedPolicy("临川市道路照明管理办法", "", new DateOnly(2025, 5, 1)))!.Policy);
        Assert.Same(old, library.Find(new CitedPolicy("临川市道路照明管理办法", "临政规〔2020〕7号", new DateOnly(2025, 5, 1)))!.Policy);
    }

    [Fact]
    public void What_other_bureaus_keep_for_themselves_is_not_found()
    {
        var whole = new PolicyLibrary([Plan with { BureauId = Mine }, Measures with { BureauId = Guid.CreateVersion7() }, Law]);

        var mine = whole.For(Mine);

        Assert.NotNull(mine.Find(new CitedPolicy(Plan.Facts.Title)));
        Assert.NotNull(mine.Find(new CitedPolicy(Law.Facts.Title)));
        Assert.Null(mine.Find(new CitedPolicy(Measures.Facts.Title)));
        Assert.Null(mine.Find(new CitedPolicy("路灯管理办法", Measures.Facts.DocumentNumber)));
        Assert.True(new PolicyLibrary([Plan with { BureauId = Mine }]).For(Guid.CreateVersion7()).IsEmpty);
    }

    [Fact]
    public void The_real_titles_are_found()
    {
        Assert.SkipWhen(RepositoryPaths.Seeds is null, RepositoryPaths.NoSeeds);
        var library = PolicyFolder.Read(RepositoryPaths.Seeds!);

        var inexact = library.Find(new CitedPolicy("推进秦创原创新驱动平台建设实施方案"))!;
        var plan = library.Find(new CitedPolicy("西安市“十四五”科技创新发展规划"))!;

        Assert.Equal((PolicyFit.Inexact, "西安市推进秦创原创新驱动平台建设实施方案(2021-2023年)"), (inexact.How, inexact.Title));
        Assert.Equal((true, "市政发〔2022〕1号", "西安市人民政府"), (plan.Exact, plan.Policy.Facts.DocumentNumber, plan.Policy.Facts.Issuer));
        Assert.Equal("咸阳市", library.Documents.Single(d => d.Facts.DocumentNumber.StartsWith("咸工信发", StringComparison.Ordinal)).City);
    }

    private static PolicyEntry Of(string title, string number) => new(new PolicyFacts
    {
        Title = title,
        DocumentNumber = number,
        Kind = PolicyKind.Normative,
        Issuer = "临川市人民政府",
        IssuedOn = new DateOnly(2020, 1, 1),
    });
}
