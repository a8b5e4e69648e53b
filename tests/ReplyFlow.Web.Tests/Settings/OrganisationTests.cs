using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Settings;

public sealed partial class OrganisationTests
{
    private static readonly string Administrator = TestPeople.UserName(Roles.Administrator);
    private static readonly string Liaison = TestPeople.UserName(Roles.Liaison);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_bureau_begins_with_the_generic_template_and_templates_have_names()
    {
        await using var app = await TestApp.StartAsync();
        var html = WebUtility.HtmlDecode((await (await app.SignInAsync(TestPeople.UserName(Roles.Administrator))).GetAsync("/Settings/Bureaus/Create")).Shown().Html);
        var select = html[html.IndexOf("name=\"Input.TemplateProfile\"", StringComparison.Ordinal)..];
        var options = TemplateOption().Matches(select[..select.IndexOf("</select>", StringComparison.Ordinal)]);
        Assert.Equal(Domain.Organisation.Bureau.GenericProfile, Assert.Single(options, o => o.Groups["selected"].Success).Groups["profile"].Value);
        Assert.True(options.Count > 1);
        Assert.All(options, o => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", o.Groups["name"].Value));
    }

    [Fact]
    public async Task A_bureau_is_added_with_its_divisions_renamed_and_one_removed()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Administrator);
        var edit = (await browser.PostAsync("/Settings/Bureaus/Create", Bureau("青禾市水务局", "市水务局", "青水函"))).Location;
        (await browser.PostAsync(edit + "?handler=AddDivision", ("DivisionName", "河道处"))).LedTo(edit);
        (await browser.PostAsync(edit + "?handler=AddDivision", ("DivisionName", "供水处"))).LedTo(edit);
        (await browser.PostAsync(edit + "?handler=AddDivision", ("DivisionName", " 供水处 "))).Refused("已经有“供水处”");
        await using var db = app.OpenDatabase();
        var river = await db.Divisions.AsNoTracking().SingleAsync(d => d.Name == "河道处", Ct);
        (await browser.PostAsync(edit + "?handler=RenameDivision", ("divisionId", river.Id.ToString()), ("DivisionName", "河湖处"))).LedTo(edit);
        var supply = await db.Divisions.AsNoTracking().SingleAsync(d => d.Name == "供水处", Ct);
        (await browser.PostAsync(edit + "?handler=RemoveDivision", ("divisionId", supply.Id.ToString()))).LedTo(edit);
        Assert.Equal(["河湖处"], await db.Divisions.AsNoTracking().Where(d => d.BureauId == river.BureauId).Select(d => d.Name).ToListAsync(Ct));
        Assert.Equal(
            ["BureauCreated", "DivisionCreated", "DivisionCreated", "DivisionRenamed", "DivisionRemoved"],
            await db.Audit.Where(a => a.Kind != "SignedIn" && a.Kind != "DefinitionPublished").OrderBy(a => a.Seq).Select(a => a.Kind).ToListAsync(Ct));
    }

    [Theory]
    [InlineData("青禾市交通运输局", "市交通局", "青交函", "已经有“青禾市交通运输局”")]
    [InlineData("青禾市交通委员会", "市交通局", "青交委函", "“市交通局”已是青禾市交通运输局的简称")]
    [InlineData("青禾市交通委员会", "市交通委", "青交函", "“青交函”已是青禾市交通运输局的机关代字")]
    [InlineData("", "市水务局", "青水函", "请填写单位全称")]
    [InlineData("青禾市水务局", "市水务局", "", "请填写机关代字")]
    [InlineData("青禾市水务局", "市水务局", "青水函〔2026〕", "不带年份和括号")]
    public async Task A_bad_bureau_is_refused(string name, string shortName, string prefix, string words)
    {
        await using var app = await TestApp.StartAsync();
        (await (await app.SignInAsync(Administrator)).PostAsync("/Settings/Bureaus/Create", Bureau(name, shortName, prefix))).Refused(words);
        await using var db = app.OpenDatabase();
        Assert.Equal(4, await db.Bureaus.CountAsync(Ct));
    }

    [Fact]
    public async Task A_division_with_people_stays_and_a_bureau_with_people_keeps_its_kind()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Administrator);
        var edit = $"/Settings/Bureaus/Edit/{app.People!.Industry.Id}";
        (await browser.PostAsync(edit + "?handler=RemoveDivision", ("divisionId", app.People.Standards.Id.ToString()))).Refused("还有 3 个账号");
        (await browser.PostAsync(edit, [.. Bureau("青禾市工业和信息化局", "市工信局", "青工信函").Select(f => f.Item1 == "Input.Kind" ? (f.Item1, "LiaisonBody") : f)]))
            .Refused("不能再改类型");
    }

    [Fact]
    public async Task The_liaison_body_keeps_sessions()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Liaison);
        (await browser.PostAsync("/Settings/Sessions/Edit", ("Input.Name", "市第九届人大三次会议"), ("Input.OpensOn", "2027-02-01"), ("Input.CampaignOn", "2027-05-25")))
            .LedTo("/Settings/Sessions");
        (await browser.PostAsync("/Settings/Sessions/Edit", ("Input.Name", "市第九届人大三次会议"), ("Input.OpensOn", "2027-02-01"))).Refused("不能重复");
        (await browser.PostAsync("/Settings/Sessions/Edit", ("Input.Name", "市第九届人大四次会议"), ("Input.OpensOn", "2028-02-01"), ("Input.CampaignOn", "2028-01-01")))
            .Refused("不能早于开幕日期");
        (await browser.PostAsync("/Settings/Sessions/Edit", ("Input.Name", "市第九届人大四次会议"), ("Input.OpensOn", "明年"))).Refused("“明年”的格式不对");
        Assert.Contains("2027年5月25日（周二）", (await browser.GetAsync("/Settings/Sessions")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_liaison_body_keeps_deputies_and_finds_them()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Liaison);
        (await browser.PostAsync("/Settings/Deputies/Edit", ("Input.Name", "𬭳某"), ("Input.Delegation", "城东代表团"))).LedTo("/Settings/Deputies");
        (await browser.PostAsync("/Settings/Deputies/Edit", ("Input.Name", "申某某"), ("Input.Delegation", "城西代表团"), ("Input.Email", "shen@example.gov.cn"))).LedTo("/Settings/Deputies");
        (await browser.PostAsync("/Settings/Deputies/Edit", ("Input.Name", "𬭳某"), ("Input.Delegation", "城东代表团"))).Refused("已经有𬭳某");
        (await browser.PostAsync("/Settings/Deputies/Edit", ("Input.Name", "王某代表"))).Refused("不用写“代表”二字");
        var found = (await browser.GetAsync("/Settings/Deputies?text=" + Uri.EscapeDataString("𬭳"))).Shown().Html;
        found = System.Net.WebUtility.HtmlDecode(found);
        Assert.Contains("𬭳某", found, StringComparison.Ordinal);
        Assert.DoesNotContain("申某某", found, StringComparison.Ordinal);
        Assert.Contains("有 1 位代表没有邮箱", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thing_that_is_not_there_is_a_404_that_says_which()
    {
        await using var app = await TestApp.StartAsync();
        var answer = await (await app.SignInAsync(Administrator)).GetAsync($"/Settings/Deputies/Edit/{Guid.NewGuid()}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.Status);
        Assert.Contains("没有这位代表", answer.Html, StringComparison.Ordinal);
    }

    private static (string, string)[] Bureau(string name, string shortName, string prefix) =>
    [
        ("Input.Name", name), ("Input.ShortName", shortName), ("Input.Kind", "Handling"), ("Input.SeriesPrefix", prefix),
        ("Input.TemplateProfile", "xian-gxj"), ("Input.IsActive", "true"),
    ];

    [GeneratedRegex("<option(?<selected> selected=\"selected\")? value=\"(?<profile>[^\"]*)\">(?<name>[^<]*)</option>")]
    private static partial Regex TemplateOption();
}
