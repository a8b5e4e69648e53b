using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Testing.Data.Product;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Settings;

/// <summary>初始设置: what leads an administrator until everything is there, and what comes after it.</summary>
public sealed class ChecklistTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_comes_to_the_checklist_until_it_is_put_away_and_then_to_the_state_of_the_installation()
    {
        await using var app = await TestApp.StartAsync();
        var admin = await app.SignInAsync(TestPeople.UserName(Roles.Administrator));
        (await admin.GetAsync("/")).LedTo("/Settings/Checklist");
        Assert.Contains("初始设置还没有办完", await ReadAsync(admin, "/Settings/People"), StringComparison.Ordinal);
        (await admin.PostAsync("/Settings/Checklist")).Refused("还有 2 项没有完成");

        await AddSessionAsync(app);
        await admin.PostAsync("/Settings/Mail", ("Input.Address", "guanyi@example.test"));
        var list = await ReadAsync(admin, "/Settings/Checklist");
        Assert.DoesNotContain("未完成", list, StringComparison.Ordinal);
        Assert.Contains("市交通局缺处室负责人、经办人、分管领导、主要领导", list, StringComparison.Ordinal);
        Assert.Contains("邮件只存成文件，没有接邮件服务器", list, StringComparison.Ordinal);

        (await admin.PostAsync("/Settings/Checklist")).LedTo("/Settings/Health");
        (await admin.GetAsync("/")).LedTo("/Settings/Health");
        Assert.DoesNotContain("初始设置还没有办完", await ReadAsync(admin, "/Settings/People"), StringComparison.Ordinal);
        await using var db = app.OpenDatabase();
        Assert.Equal(1, await db.Audit.CountAsync(a => a.Kind == "SetUpFinished", Ct));
    }

    [Fact]
    public async Task Where_everything_is_there_it_leads_nobody_and_need_not_be_put_away()
    {
        await using var app = await TestApp.StartAsync();
        if (await app.Services.InScopeAsync(s => Task.FromResult(s.GetRequiredService<LetterRenderer>().Fonts.Problems.Count)) > 0)
            Assert.Skip("Not all fonts of letters are here.");
        await AddSessionAsync(app);
        await using (var db = app.OpenDatabase())
        {
            await db.Bureaus.ExecuteUpdateAsync(b => b.SetProperty(x => x.Email, x => x.SeriesPrefix + "@example.invalid").SetProperty(x => x.TemplateProfile, "district"), Ct);
            foreach (var vacant in await app.Services.InScopeAsync(s => s.GetRequiredService<AccountQueries>().VacantRolesAsync(Ct)))
                await db.Bureaus.Where(b => b.ShortName == vacant.Bureau).ExecuteUpdateAsync(b => b.SetProperty(x => x.IsActive, false), Ct);
        }
        var admin = await app.SignInAsync(TestPeople.UserName(Roles.Administrator));
        await admin.PostAsync("/Settings/Mail", ("Input.Address", "guanyi@example.test"));
        (await admin.GetAsync("/")).LedTo("/Settings/Checklist");
        await using (var db = app.OpenDatabase())
        {
            // The same try, as if a server had taken the message.
            var test = await db.Settings.SingleAsync(s => s.Name == MailTest.SettingName, Ct);
            test.Value = test.Value.Replace("\"toFolder\":true", "\"toFolder\":false", StringComparison.OrdinalIgnoreCase);
            await db.SaveChangesAsync(Ct);
        }
        (await admin.GetAsync("/")).LedTo("/Settings/Health");
    }

    [Fact]
    public async Task Everybody_else_comes_to_the_inbox_and_an_administrator_who_works_on_cases_is_shown_the_way_back()
    {
        await using var app = await TestApp.StartAsync();
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        Assert.DoesNotContain("初始设置", await ReadAsync(drafter, "/"), StringComparison.Ordinal);
        await using (var db = app.OpenDatabase())
        {
            var office = await db.Roles.FirstAsync(r => r.Name == Roles.BureauOffice, Ct);
            db.UserRoles.Add(new() { UserId = app.People![TestPeople.UserName(Roles.Administrator)].Id, RoleId = office.Id });
            await db.SaveChangesAsync(Ct);
        }
        var both = await app.SignInAsync(TestPeople.UserName(Roles.Administrator));
        Assert.Contains("/Settings/Checklist", await ReadAsync(both, "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_installation_lacks_everything_but_what_comes_with_the_product()
    {
        await using var app = await TestApp.StartEmptyAsync();
        var admin = app.Browser();
        await admin.GetAsync("/Setup");
        (await admin.PostAsync("/Setup",
            ("Input.BureauName", "示例市人民政府办公厅"), ("Input.BureauShortName", "市府办"), ("Input.BureauKind", nameof(BureauKind.GovernmentOffice)),
            ("Input.DisplayName", "示例甲"), ("Input.UserName", "shilijia"), ("Input.Password", TestPeople.Password), ("Input.Repeat", TestPeople.Password),
            ("Input.Code", app.SetUpCode!))).LedTo("/Settings/Checklist");
        var list = await ReadAsync(admin, "/Settings/Checklist");
        foreach (var words in new[]
        {
            "市府办没有填写邮箱", "还没有“人大代联工委”类型的单位", "还没有承办单位", "还没有人担任：代表联络人员、交办人员", "还没有会议届次", "还没有发过测试邮件",
        })
            Assert.Contains(words, list, StringComparison.Ordinal);
        Assert.Contains("已载入", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_state_names_vacant_roles_the_last_test_and_what_was_never_backed_up()
    {
        await using var app = await TestApp.StartAsync();
        var admin = await app.SignInAsync(TestPeople.UserName(Roles.Administrator));
        (await admin.PostAsync("/Settings/Mail", ("Input.Address", "no address"))).Refused("收件邮箱");
        (await admin.PostAsync("/Settings/Mail", ("Input.Address", ""))).Refused("请填写收件邮箱");
        (await admin.PostAsync("/Settings/Mail", ("Input.Address", "guanyi@example.test"))).LedTo("/Settings/Mail");
        Assert.Contains("没有接邮件服务器", await ReadAsync(admin, "/Settings/Mail"), StringComparison.Ordinal);
        var state = await ReadAsync(admin, "/Settings/Health");
        foreach (var words in new[] { "市交通局缺", "只存成文件", "还没有会议届次", "没有用 replyflow backup 备份过", "最近失败" })
            Assert.Contains(words, state, StringComparison.Ordinal);
        await using var db = app.OpenDatabase();
        Assert.True(await db.Audit.AnyAsync(a => a.Kind == "MailTested", Ct));
    }

    private static async Task AddSessionAsync(TestApp app)
    {
        await using var db = app.OpenDatabase();
        db.Sessions.Add(new CongressSession { Name = "市第九届人大二次会议", OpensOn = new DateOnly(2026, 1, 12) });
        await db.SaveChangesAsync(Ct);
    }

    private static async Task<string> ReadAsync(Browser browser, string path) => WebUtility.HtmlDecode((await browser.GetAsync(path)).Shown().Html);
}
