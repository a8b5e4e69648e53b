using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.Allocate;
using ReplyFlow.Browser.Tests.Journey;
using ReplyFlow.Browser.Tests.Product;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing;
using ReplyFlow.Testing.Data.Product;

namespace ReplyFlow.Browser.Tests.Pages;

/// <summary>The administrator's workflow pages in a real browser: publish a version, move the running cases to it, deal with a parked step.</summary>
[Collection("Pages of the built product")]
public sealed class WorkflowPagesTests
{
    /// <summary>Suggestions beside the demo's; a batch is 100 cases.</summary>
    private const int MoreThanABatch = 100;

    [Fact]
    public async Task A_version_is_published_cases_are_moved_and_a_parked_step_is_skipped()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 14);
        await using var product = await ProductProcess.StartAsync(installation.Folder, ("ReplyFlow__Workers", "false"));
        await using var admin = await Person.SignInAsync(chromium.Browser, product.Address, "admin", installation.Password);
        var page = admin.Page;
        await RegisterAsync(installation, MoreThanABatch);
        await AssignAsync(chromium, product, installation);

        await admin.GoAsync("/Settings/Workflows");
        await admin.LookAsync("workflows");
        await admin.GoAsync("/Settings/Workflows/Import");
        await page.Locator("#Input_File").SetInputFilesAsync(new FilePayload { Name = "suggestion-reply.json", MimeType = "application/json", Buffer = Newer() });
        await admin.ChooseAsync("检查文件");
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await admin.ChooseAsync("发布为第 2 版");

        await admin.GoAsync("/Settings/Workflows/Move");
        await admin.LookAsync("move-choose");
        await admin.ChooseAsync("核对并试算");
        await Assertions.Expect(page.Locator("#move-0")).ToHaveValueAsync("1:leaderReview:leaderCheck");
        await admin.LookAsync("move-plan");
        await MoveInBatchesAsync(admin);
        await admin.GoAsync("/Settings/Workflows/Incidents");
        await Assertions.Expect(page.GetByText("没有挂起的步骤。")).ToBeVisibleAsync();

        await ParkAsync(installation);
        await admin.GoAsync("/Settings");
        await admin.LookAsync("settings-parked");
        await admin.GoAsync("/Settings/Health");
        await Assertions.Expect(page.GetByText("有 1 件的系统步骤没有做成")).ToBeVisibleAsync();
        await admin.GoAsync("/Settings/Workflows/Incidents");
        await admin.LookAsync("incidents");
        await page.GetByRole(AriaRole.Link, new() { Name = "处理" }).ClickAsync();
        await admin.ChooseAsync("重试");
        await Assertions.Expect(page.GetByText("仍未成功").First).ToBeVisibleAsync();
        await admin.LookAsync("incident");
        await page.GetByLabel("理由").FillAsync("已电话告知督办处。");
        await admin.ChooseAsync("跳过这一步");
        await Assertions.Expect(page.GetByText("“通知经办人”已跳过")).ToBeVisibleAsync();
        Assert.Empty(await installation.VerifyAsync());
        Person.HasNoFlaws();
    }

    /// <summary>Two of those that wait are assigned in the table, the first by the keyboard.</summary>
    private static async Task AssignAsync(Chromium chromium, ProductProcess product, Installation installation)
    {
        await using var dispatcher = await Person.SignInAsync(chromium.Browser, product.Address, "dispatcher", installation.Password);
        var page = dispatcher.Page;
        await dispatcher.GoAsync("/assignments");
        var leads = page.Locator("[data-lead]");
        await leads.First.FillAsync("市科技局");
        await Assertions.Expect(page.Locator("[data-tick]").First).ToBeCheckedAsync();
        await leads.First.PressAsync("Control+ArrowDown");
        await Assertions.Expect(leads.Nth(1)).ToBeFocusedAsync();
        await page.Locator("[data-tick]").Nth(1).CheckAsync();
        await page.Locator("[data-fill-lead]").FillAsync("市交通局");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(leads.First).ToHaveValueAsync("市交通局");
        await Assertions.Expect(leads.Nth(1)).ToHaveValueAsync("市交通局");
        await Assertions.Expect(page.Locator("[data-count]")).ToHaveTextAsync("2");
        await dispatcher.LookAsync("assignments");
        await page.Locator(".assign-end .btn-primary").ClickAsync();
        await Assertions.Expect(page.GetByText("件还没有交办，请核对")).ToBeVisibleAsync();
        await dispatcher.LookAsync("assignments-confirm");
        await page.Locator("main .btn-primary").ClickAsync();
        await Assertions.Expect(page.GetByText("已交办 2 件")).ToBeVisibleAsync();
        await dispatcher.GoAsync("/assignments/list");
        await dispatcher.LookAsync("assignments-list");
    }

    /// <summary>Moves the cases: the first batch leads to the page of the progress, which goes on by itself. How many a batch takes depends on the machine.</summary>
    private static async Task MoveInBatchesAsync(Person admin)
    {
        var page = admin.Page;
        // The page sends itself after half a second; it is kept until it was looked at.
        await page.AddInitScriptAsync(
            "const at = window.setTimeout; window.kept = []; window.setTimeout = (f, ms, ...a) => ms === 500 && !sessionStorage.looked ? window.kept.push(f) : at(f, ms, ...a);");
        await page.Locator("form[data-confirm] button[type=submit]").ClickAsync();
        var status = page.GetByRole(AriaRole.Status);
        await Assertions.Expect(status).ToContainTextAsync(new Regex("已转换 [0-9]+ 件，还有 [0-9]+ 件"));
        var moved = await status.Locator("strong").First.InnerTextAsync();
        Assert.InRange(int.Parse(moved, CultureInfo.InvariantCulture), 1, 100);
        await Assertions.Expect(page.GetByLabel("转换进度")).ToHaveAttributeAsync("value", moved);
        await admin.LookAsync("move-progress");
        Assert.Equal(1, await page.EvaluateAsync<int>("window.kept.length"));
        await page.EvaluateAsync("sessionStorage.looked = '1'; window.kept[0]()");
        await Assertions.Expect(page.GetByText("件转到第 2 版")).ToBeVisibleAsync();
    }

    /// <summary>Suggestions that wait to be assigned.</summary>
    private static Task<bool> RegisterAsync(Installation installation, int count) => installation.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<ReplyFlow.Data.ReplyFlowDb>();
        var session = await db.Sessions.OrderByDescending(s => s.OpensOn).Select(s => s.Name).FirstAsync();
        var liaison = await services.ActorAsync("liaison");
        var report = await services.GetRequiredService<ImportSuggestions>().RunAsync(liaison, [.. Enumerable.Range(1, count).Select(i => new SuggestionRow(i, new SuggestionInput(
            session, SuggestionKind.DuringSession, $"9{i:000}", $"关于分批转换第{i}件的建议", "请研究。", "", BeijingTime.DateOf(DateTimeOffset.UtcNow), false, true, [new ProposerInput("祝示例", "", "")]), []))], ImportMode.Always, default);
        Assert.True(report.Done, string.Join("\n", report.Lines.Take(3)));
        return true;
    });

    /// <summary>分管领导审签 under another id; the notice to the drafter goes to a division that does not exist.</summary>
    private static byte[] Newer()
    {
        var text = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "workflows", "suggestion-reply.json"));
        var file = JsonNode.Parse(text.Replace("\"leaderReview\"", "\"leaderCheck\"", StringComparison.Ordinal))!;
        var activities = file["root"]!["activities"]!.AsArray();
        var notice = activities.Single(a => (string)a!["id"]! == "opinionsReady")!;
        notice["message"]!["expression"]!["value"] = "generic";
        notice["recipient"]!["expression"]!["value"] = "division:督办处/DivisionHead";
        return System.Text.Encoding.UTF8.GetBytes(file.ToJsonString());
    }

    /// <summary>Allocates a case that nobody co-handles: the process goes straight on to the notice, which fails.</summary>
    private static Task<bool> ParkAsync(Installation installation) => installation.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<ReplyFlow.Data.ReplyFlowDb>();
        var item = await db.WorkItems.AsNoTracking().Where(w => w.Status == WorkItemStatus.Open && w.Kind == "allocate" && w.Case!.DefinitionVersion == 2).FirstAsync();
        await db.Set<Assignment>().Where(a => a.CaseId == item.CaseId && a.Role == AssignmentRole.CoHandling).ExecuteUpdateAsync(s => s.SetProperty(a => a.EndedAt, DateTimeOffset.UtcNow));
        async Task<Actor> Who(string role) => (await new ActorQueries(db).FindAsync(
            await db.Users.Where(u => u.BureauId == item.BureauId && db.UserRoles.Any(ur => ur.UserId == u.Id && db.Roles.Any(r => r.Id == ur.RoleId && r.Name == role))).Select(u => u.Id).FirstAsync(), null, default))!;
        var drafter = await Who("Drafter");
        await services.GetRequiredService<DecideWorkItem>().RunAsync(await Who("BureauOffice"), new Decision(item.Id, "Allocate", "", new AllocateInput(drafter.DivisionId, drafter.UserId)), default);
        return true;
    });
}
