using System.Net;
using System.Text;
using ExcelDataReader;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing.Data.Product;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Cases;

public sealed class CasesRegisterTests
{
    /// <summary>The reader of workbooks asks for an old code page, which the product registers when it first reads one.</summary>
    static CasesRegisterTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public async Task Wrong_fields_are_named_and_nothing_typed_is_lost()
    {
        await using var story = await CaseStory.StartAsync();
        var answer = await (await story.AsRoleAsync(Roles.Liaison)).PostAsync("/suggestions/register",
            ("Input.Session", CaseStory.Session), ("Input.Number", "03九0"), ("Input.Title", "关于某事的建议"), ("Input.Text", "正文保留在这里"),
            ("Input.ProposedOn", "2027-01-01"), ("Input.Deputies[0].Name", ""), ("Input.Deputies[1].Name", "附议人甲"));
        answer.Refused("编号应是 1 至 6 位数字");
        Assert.Contains("提出日期，不能晚于今天", answer.Html, StringComparison.Ordinal);
        Assert.Contains("请填写领衔代表姓名", answer.Html, StringComparison.Ordinal);
        Assert.Contains("正文保留在这里", answer.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"附议人甲\"", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_is_taken_once_in_a_session_and_keeps_its_width()
    {
        await using var story = await CaseStory.StartAsync();
        await story.RegisterAsync("0390");
        var again = await (await story.AsRoleAsync(Roles.Liaison)).PostAsync("/suggestions/register",
            ("Input.Session", CaseStory.Session), ("Input.Number", "390"), ("Input.Title", "另一件"), ("Input.Text", "正文"),
            ("Input.ProposedOn", "2026-02-20"), ("Input.LeadDeputy.Name", "某甲"));
        again.Refused("已经登记过");
        Assert.Contains("第0390号", await story.CaseHtmlAsync(TestPeople.UserName(Roles.Liaison)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_starts_from_what_is_registered_and_a_second_tab_keeps_what_was_typed()
    {
        await using var story = await CaseStory.StartAsync();
        await story.RegisterAsync("0390");
        var browser = await story.AsRoleAsync(Roles.Liaison);
        var address = $"/cases/{story.CaseId}/correct";
        Assert.Contains($"href=\"{address}\"", (await browser.GetAsync($"/cases/{story.CaseId}")).Html, StringComparison.Ordinal);
        var form = (await browser.GetAsync(address)).Shown().Html;
        Assert.Contains("name=\"Input.Number\"", form, StringComparison.Ordinal);
        Assert.Contains("value=\"0390\"", form, StringComparison.Ordinal);
        Assert.Contains($"value=\"{CaseStory.Deputy}\"", form, StringComparison.Ordinal);
        (string, string)[] Fields(string title) =>
        [
            ("Revision", "0"), ("Input.Number", "0390"), ("Input.Title", title), ("Input.Text", "正文"), ("Input.ProposedOn", "2026-02-20"),
            ("Input.LeadDeputy.Name", CaseStory.Deputy), ("Reason", "题目录错"),
        ];
        (await browser.PostAsync(address, Fields("关于第一次更正的建议"))).LedTo($"/cases/{story.CaseId}");
        var stale = await browser.PostAsync(address, Fields("关于第二次更正的建议"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("刚刚已被更正", stale.Html, StringComparison.Ordinal);
        Assert.Contains("<dd>关于第一次更正的建议</dd>", stale.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"关于第二次更正的建议\"", stale.Html, StringComparison.Ordinal);
        Assert.Contains("标题由“", await story.CaseHtmlAsync(TestPeople.UserName(Roles.Liaison)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_import_shows_how_far_it_is_and_can_be_left()
    {
        await using var story = await CaseStory.StartAsync();
        var browser = await story.AsRoleAsync(Roles.Liaison);
        var rows = SuggestionFile.Read("清单.csv", Encoding.UTF8.GetBytes("届次,编号,标题,正文,日期,领衔代表\n" + string.Concat(
            Enumerable.Range(1, 40).Select(i => $"{CaseStory.Session},{i:0000},关于第{i}件事的建议,正文,2026-02-11,某甲\n"))));
        var import = await story.App.Services.InScopeAsync(async s =>
        {
            var accepted = (await s.GetRequiredService<ImportSuggestions>().AcceptAsync(null, rows, ImportMode.Always, "清单.csv", default)).Import!.Value;
            await s.GetRequiredService<ImportWriter>().StepAsync(accepted, default);
            return accepted;
        });
        var going = (await browser.GetAsync($"/suggestions/imports/{import}")).Shown().Html;
        Assert.Contains("正在登记：25 / 40 件", going, StringComparison.Ordinal);
        Assert.Contains("http-equiv=\"refresh\"", going, StringComparison.Ordinal);
        Assert.Contains($"/suggestions/imports/{import}", (await browser.GetAsync("/suggestions/import")).Html, StringComparison.Ordinal);
        await story.App.Services.InScopeAsync(s => s.GetRequiredService<ImportWriter>().StepAsync(import, default));
        var done = (await browser.GetAsync($"/suggestions/imports/{import}")).Shown().Html;
        Assert.Contains("40 件建议已全部登记", done, StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv=\"refresh\"", done, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_rows_for_co_signers_come_without_scripts_and_each_is_registered()
    {
        await using var story = await CaseStory.StartAsync();
        var browser = await story.AsRoleAsync(Roles.Liaison);
        var more = (await browser.PostAsync("/suggestions/register?handler=More", ("Input.Title", "标题还在"))).Shown().Html;
        Assert.Contains("Input.Deputies[5].Name", more, StringComparison.Ordinal);
        Assert.Contains("value=\"标题还在\"", more, StringComparison.Ordinal);
        Assert.Contains("action=\"/suggestions/register\"", more, StringComparison.Ordinal);
        (await browser.PostAsync("/suggestions/register?handler=Again", ("Input.Session", CaseStory.Session), ("Input.Number", "12"), ("Input.Title", "联名建议"),
            ("Input.Text", "正文"), ("Input.ProposedOn", "2026-02-20"), ("Input.LeadDeputy.Name", "领衔甲"),
            ("Input.Deputies[0].Name", "附议乙"), ("Input.Deputies[1].Name", ""), ("Input.Deputies[2].Name", "附议丙"))).LedTo("/suggestions/register");
        await using var db = story.App.OpenDatabase();
        Assert.Equal(["领衔甲", "附议乙", "附议丙"], await db.Suggestions.SelectMany(s => s.Deputies).OrderBy(d => d.Order).Select(d => d.Deputy!.Name).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_import_with_a_wrong_row_takes_nothing_and_says_which()
    {
        await using var story = await CaseStory.StartAsync();
        var browser = await story.AsRoleAsync(Roles.Liaison);
        var heading = "届次,编号,标题,正文,日期,领衔代表\r\n";
        var right = $"{CaseStory.Session},0001,关于甲的建议,正文,2026-02-11,某甲\r\n";
        var report = await UploadAsync(browser, heading + right + $"{CaseStory.Session},0002,,正文,2026-02-11,某乙\r\n");
        Assert.Equal(HttpStatusCode.BadRequest, report.Status);
        Assert.Contains("没有导入", report.Html, StringComparison.Ordinal);
        Assert.Contains("请填写建议标题", report.Html, StringComparison.Ordinal);
        await using (var db = story.App.OpenDatabase())
            Assert.False(await db.Suggestions.AnyAsync(TestContext.Current.CancellationToken));

        (await UploadAsync(browser, heading + right)).LedTo("/suggestions");
        Assert.Contains("关于甲的建议", (await browser.GetAsync("/suggestions")).Shown().Html, StringComparison.Ordinal);
        Assert.Equal("请选择要导入的文件。", await FirstErrorAsync(browser));
    }

    [Fact]
    public async Task The_sample_file_can_be_imported_as_it_is()
    {
        await using var story = await CaseStory.StartAsync();
        await using (var db = story.App.OpenDatabase())
        {
            db.Sessions.Add(new Domain.Suggestions.CongressSession { Name = "市第十七届人大三次会议", OpensOn = new DateOnly(2026, 2, 10) });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var browser = await story.AsRoleAsync(Roles.Liaison);
        var sample = await browser.Client.GetByteArrayAsync("/suggestions/import?handler=Sample", TestContext.Current.CancellationToken);
        (await UploadAsync(browser, sample, "建议.xlsx")).LedTo("/suggestions");
        await using var after = story.App.OpenDatabase();
        Assert.Equal("0001", await after.Suggestions.Select(s => s.Number).SingleAsync(TestContext.Current.CancellationToken));
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(sample));
        while (reader.Read() && reader.Depth < 400)
            if (reader.Depth > 0)
                Assert.All(Enumerable.Range(0, reader.FieldCount), i => Assert.Equal("@", reader.GetNumberFormatString(i)));
    }

    private static async Task<string> FirstErrorAsync(Browser browser)
    {
        var answer = await browser.PostAsync("/suggestions/import");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        return System.Text.RegularExpressions.Regex.Match(answer.Html, "id=\"Input_File\"[\\s\\S]{0,200}?field-validation-error[^>]*>([^<]*)<").Groups[1].Value;
    }

    private static Task<Answer> UploadAsync(Browser browser, string csv) => UploadAsync(browser, Encoding.UTF8.GetBytes(csv), "suggestions.csv");

    private static async Task<Answer> UploadAsync(Browser browser, byte[] file, string name)
    {
        var token = Browser.Token((await browser.GetAsync("/suggestions/import")).Shown().Html);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "Input.File", name },
        };
        return await Answer.OfAsync(await browser.Client.PostAsync("/suggestions/import", form, TestContext.Current.CancellationToken));
    }
}
