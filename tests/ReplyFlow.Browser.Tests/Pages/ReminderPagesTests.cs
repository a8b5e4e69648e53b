using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReplyFlow.Browser.Tests.Journey;
using ReplyFlow.Browser.Tests.Product;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Reminders;
using ReplyFlow.Domain.Supervision;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Browser.Tests.Pages;

/// <summary>Reminders and substitution in a real browser: the administrator's settings, a substitute named, both inboxes, a leader's list.</summary>
[Collection("Pages of the built product")]
public sealed class ReminderPagesTests
{
    private static readonly DateOnly Today = BeijingTime.DateOf(DateTimeOffset.UtcNow);

    [Fact]
    public async Task People_are_reminded_and_stand_in_for_each_other()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var installation = await Installation.CreateAsync(cases: 24);
        await RemindAsync(installation);
        await using var product = await ProductProcess.StartAsync(installation.Folder, ("ReplyFlow__Workers", "false"));
        Task<Person> Come(string name) => Person.SignInAsync(chromium.Browser, product.Address, name, installation.Password);

        await using (var admin = await Come("admin"))
        {
            await admin.GoAsync("/Settings/Reminders");
            await admin.Page.Locator("#Input_Before").FillAsync("10、5、1");
            await admin.LookAsync("reminders");
            await admin.ChooseAsync("保存");
            await Assertions.Expect(admin.Page.GetByText("提醒规则已保存")).ToBeVisibleAsync();
            await admin.GoAsync("/Settings/Reminders?step=signOff");
            await admin.LookAsync("reminders-step");
            await admin.GoAsync("/Settings/Words");
            await admin.Page.Locator("#Input_Words").FillAsync("高新企业 高新技术企业 应写全称");
            await admin.Page.Locator("#Input_Leaders").FillAsync("林示例 市长、市委副书记");
            await admin.LookAsync("words");
            await admin.ChooseAsync("保存");
            await Assertions.Expect(admin.Page.GetByText("词表已保存")).ToBeVisibleAsync();
        }
        await using (var office = await Come("office"))
        {
            await office.GoAsync("/Account/Substitution");
            await office.LookAsync("substitution-empty");
            await office.Page.Locator("#Input_SubstituteId").SelectOptionAsync(await OptionAsync(office.Page, "于示例"));
            await office.Page.Locator("#Input_To").FillAsync(Today.AddDays(5).ToString("yyyy-MM-dd"));
            await office.Page.Locator("#Input_Reason").FillAsync("出差");
            await office.ChooseAsync("指定代理人");
            await Assertions.Expect(office.Page.GetByText("代理中")).ToBeVisibleAsync();
            await office.LookAsync("substitution");
            await office.GoAsync("/substitutions");
            await office.Page.Locator("#person").SelectOptionAsync(await OptionAsync(office.Page, "罗示例", "#person"));
            await Assertions.Expect(office.Page.GetByText("为罗示例指定代理人")).ToBeVisibleAsync();
            await office.LookAsync("substitutions");
        }
        await using (var substitute = await Come("drafter2"))
        {
            await Assertions.Expect(substitute.Page.GetByText("您今天代理")).ToBeVisibleAsync();
            await Assertions.Expect(substitute.Page.Locator(".tag", new() { HasText = "代方示例" }).First).ToBeVisibleAsync();
            await Assertions.Expect(substitute.Page.Locator(".inbox-nudge").First).ToContainTextAsync("催办：请抓紧办理，周五前报结果。");
            await substitute.LookAsync("inbox-substitute");
            await substitute.Page.Locator(".inbox-row", new() { HasText = "代方示例" }).First.Locator(".inbox-go").ClickAsync();
            await Assertions.Expect(substitute.Page.GetByText("您在代")).ToBeVisibleAsync();
            await substitute.LookAsync("decide-substitute");
        }
        await using (var leader = await Come("leader"))
        {
            await Assertions.Expect(leader.Page.Locator("#supervised .count")).Not.ToHaveTextAsync("0");
            await Assertions.Expect(leader.Page.Locator("#supervised a[href^='/supervision/nudge/']").First).ToBeVisibleAsync();
            await leader.LookAsync("inbox-supervised");
        }
        Person.HasNoFlaws();
    }

    /// <summary>The rows that the reminders of a working day leave; the test must pass on a Sunday too.</summary>
    private static async Task RemindAsync(Installation installation)
    {
        await using var db = installation.Open();
        var leader = await db.Users.SingleAsync(u => u.UserName == "leader");
        var office = await db.Users.SingleAsync(u => u.UserName == "office");
        var items = await db.WorkItems.Where(w => w.Status == WorkItemStatus.Open && w.BureauId == leader.BureauId && w.Role != "BureauLeader").ToListAsync();
        foreach (var item in items)
        {
            item.SetDue(DueDates.On(Today.AddDays(-3)));
            var notice = new ReminderNotice
            {
                CaseId = item.CaseId,
                WorkItemId = item.Id,
                Key = $"{item.Due.On:yyyy-MM-dd}:+2",
                DueOn = item.Due.On!.Value,
                Offset = 2,
                ScheduledFor = Today.AddDays(-1),
                Audience = ReminderAudience.BureauLeader,
                SentOn = Today.AddDays(-1),
                SentAt = DateTimeOffset.UtcNow.AddDays(-1),
            };
            db.AddRange(
                notice, new ReminderRecipient { ReminderId = notice.Id, PersonId = leader.Id }, new ReminderRecipient { ReminderId = notice.Id, PersonId = office.Id });
            if (item.Role == Roles.BureauOffice)
                db.Add(new Nudge { CaseId = item.CaseId, WorkItemId = item.Id, ById = leader.Id, ByName = leader.DisplayName, Words = "请抓紧办理，周五前报结果。", On = Today, At = DateTimeOffset.UtcNow });
        }
        await db.SaveChangesAsync();
    }

    private static async Task<string> OptionAsync(IPage page, string text, string select = "#Input_SubstituteId") =>
        (await page.Locator($"{select} option").Filter(new() { HasText = text }).First.GetAttributeAsync("value"))!;
}
