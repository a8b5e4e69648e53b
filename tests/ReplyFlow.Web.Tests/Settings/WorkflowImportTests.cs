using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Cases;

namespace ReplyFlow.Web.Tests.Settings;

/// <summary>Importing and publishing definitions.</summary>
public sealed class WorkflowImportTests
{
    private static readonly string Administrator = TestPeople.UserName(Roles.Administrator);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_with_path_and_line()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Administrator);
        (await WorkflowFile.SendAsync(browser, "{\n  \"definitionId\": \"x\",\n  oops\n}")).Refused("第 3 行");
        var line = WorkflowFile.Misshapen.Split('\n').ToList().FindIndex(l => l.Contains("\"activity\": 5", StringComparison.Ordinal)) + 1;
        var answer = (await WorkflowFile.SendAsync(browser, WorkflowFile.Misshapen)).Refused($"第 {line} 行");
        Assert.Contains("$.root.connections[1].source.activity", answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Publish", answer.Html, StringComparison.Ordinal);
        (await WorkflowFile.PublishAsync(browser, WorkflowFile.Misshapen, 2)).Refused("$.root.connections[1].source.activity");
        Assert.Equal([1], await VersionsAsync(app));
    }

    [Fact]
    public async Task What_is_no_definition_file_is_refused_before_it_is_read()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Administrator);
        (await WorkflowFile.SendAsync(browser, [])).Refused("请选择流程文件");
        (await WorkflowFile.SendAsync(browser, "{}"u8.ToArray(), "flow.txt")).Refused("不是 .json 文件");
        (await WorkflowFile.SendAsync(browser, [0x7b, 0xff, 0x7d])).Refused("不是 UTF-8 编码");
        (await WorkflowFile.SendAsync(browser, Encoding.UTF8.GetBytes(new string(' ', PublishDefinition.MaxBytes + 1)))).Refused("上限是 1,048,576 字节");
        (await WorkflowFile.SendAsync(browser, WorkflowFile.Shipped.Replace("\"definitionId\": \"suggestion-reply\"", "\"definitionId\": \"../x\"", StringComparison.Ordinal)))
            .Refused("只能用字母、数字");
        Assert.Equal([1], await VersionsAsync(app));
    }

    [Fact]
    public async Task A_file_that_fails_the_check_shows_the_way_there_and_cannot_be_published()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Administrator);
        var answer = (await WorkflowFile.SendAsync(browser, WorkflowFile.WithoutObjection)).Refused("流程检查没有通过，不能发布");
        var html = WebUtility.HtmlDecode(answer.Html);
        Assert.Contains("走到这里的例子：开始", html, StringComparison.Ordinal);
        Assert.Contains("交办（交办） → 签收（", html, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Publish", html, StringComparison.Ordinal);
        (await WorkflowFile.PublishAsync(browser, WorkflowFile.WithoutObjection, 2)).Refused("个问题，不能发布");
        Assert.Equal([1], await VersionsAsync(app));
    }

    [Fact]
    public async Task A_sound_file_becomes_the_next_version_for_new_cases_only()
    {
        await using var story = await CaseStory.StartAsync();
        var old = await story.RegisterAsync();
        var browser = await story.App.SignInAsync(Administrator);
        var check = WebUtility.HtmlDecode((await WorkflowFile.SendAsync(browser, WorkflowFile.Renamed)).Shown().Html);
        Assert.Contains("的标题由“签收”改为“签收确认”", check, StringComparison.Ordinal);
        Assert.Contains("发布为第 2 版", check, StringComparison.Ordinal);
        Assert.Equal([1], await VersionsAsync(story.App));
        (await WorkflowFile.PublishAsync(browser, WorkflowFile.Renamed, 2)).LedTo("/Settings/Workflows/Version/suggestion-reply/2");
        var later = await story.RegisterAsync("0391", title: "关于改善候车环境的建议");
        await using var db = story.App.OpenDatabase();
        Assert.Equal(1, (await db.Cases.AsNoTracking().SingleAsync(c => c.Id == old, Ct)).DefinitionVersion);
        Assert.Equal(2, (await db.Cases.AsNoTracking().SingleAsync(c => c.Id == later, Ct)).DefinitionVersion);
        var record = await db.Audit.AsNoTracking().Where(a => a.Kind == "DefinitionPublished" && a.ActorId != null).SingleAsync(Ct);
        Assert.Equal(story.App.People![Administrator].Id, record.ActorId);

        // Starting again brings the product's own file; it must not come back over what the administrator published.
        await using var scope = story.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DefinitionFolder>().PublishAsync(Ct);
        Assert.Equal([1, 2], await VersionsAsync(story.App));
    }

    [Fact]
    public async Task The_same_file_again_or_a_check_that_is_out_of_date_is_not_published()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Administrator);
        (await WorkflowFile.SendAsync(browser, WorkflowFile.Shipped)).Refused("与现行的第 1 版相同");
        (await WorkflowFile.PublishAsync(browser, WorkflowFile.Shipped, 2)).Refused("没有需要发布的内容");
        (await WorkflowFile.PublishAsync(browser, WorkflowFile.Renamed, 2)).LedTo("/Settings/Workflows/Version/suggestion-reply/2");
        (await WorkflowFile.PublishAsync(browser, WorkflowFile.Shipped, 2)).Refused("刚刚由别人发布");
        Assert.Equal([1, 2], await VersionsAsync(app));
        (await WorkflowFile.PublishAsync(browser, WorkflowFile.Shipped, 3)).LedTo("/Settings/Workflows/Version/suggestion-reply/3");
    }

    [Fact]
    public async Task Two_versions_are_compared_in_words_and_both_pictures()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Administrator);
        (await WorkflowFile.PublishAsync(browser, WorkflowFile.Renamed, 2)).LedTo("/Settings/Workflows/Version/suggestion-reply/2");
        var list = WebUtility.HtmlDecode((await browser.GetAsync("/Settings/Workflows")).Shown().Html);
        Assert.Contains("/Settings/Workflows/Compare/suggestion-reply?", list, StringComparison.Ordinal);
        var html = WebUtility.HtmlDecode((await browser.GetAsync("/Settings/Workflows/Compare/suggestion-reply?before=1&after=2")).Shown().Html);
        Assert.Contains("的标题由“签收”改为“签收确认”", html, StringComparison.Ordinal);
        Assert.Contains("id=\"before-title\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"after-title\"", html, StringComparison.Ordinal);
        var back = WebUtility.HtmlDecode((await browser.GetAsync("/Settings/Workflows/Compare/suggestion-reply?before=2&after=1")).Shown().Html);
        Assert.Contains("的标题由“签收确认”改为“签收”", back, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/Settings/Workflows/Compare/suggestion-reply?before=1&after=9")).Status);
    }

    private static async Task<List<int>> VersionsAsync(TestApp app)
    {
        await using var db = app.OpenDatabase();
        return await db.Definitions.Where(d => d.DefinitionId == "suggestion-reply").Select(d => d.Version).Order().ToListAsync();
    }
}
