using System.Net;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Drafts;

namespace ReplyFlow.Web.Tests.Letters;

public sealed class DeliveryTests
{
    private static readonly string Office = TestPeople.UserName(Roles.BureauOffice);

    [Fact]
    public async Task A_letters_page_has_a_row_for_every_recipient()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var letter = await scene.IssueAsync();
        var html = WebUtility.HtmlDecode((await (await app.SignInAsync(Office)).GetAsync($"/letters/{letter}")).Shown().Html);
        foreach (var name in new[] { "申某代表", "代联工委", "市府办" })
            Assert.Contains($"<strong>{name}</strong>", html, StringComparison.Ordinal);
        Assert.Contains("deputy@example.invalid", html, StringComparison.Ordinal);
        Assert.Contains("等待发送", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_are_for_the_sending_bureau_and_the_liaison_body_and_only_its_office_acts()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var letter = await scene.IssueAsync();
        var message = (await MessageAsync(app)).Id;
        Assert.DoesNotContain("deputy@example.invalid", (await (await app.SignInAsync("dispatcher")).GetAsync($"/letters/{letter}")).Shown().Html, StringComparison.Ordinal);
        Assert.Contains("deputy@example.invalid", (await (await app.SignInAsync("liaison")).GetAsync($"/letters/{letter}")).Shown().Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/delivery/", (await (await app.SignInAsync("drafter")).GetAsync($"/letters/{letter}")).Shown().Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignInAsync("drafter")).GetAsync($"/delivery/messages/{message}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(TestPeople.OtherOffice)).GetAsync($"/delivery/messages/{message}")).Status);
    }

    [Fact]
    public async Task A_failed_message_is_put_right_from_its_work_item()
    {
        var scene = await DraftScene.SetAsync(email: "old@example.invalid");
        await using var app = scene.App;
        var letter = await scene.IssueAsync();
        var item = await ParkAsync(app);
        var browser = await app.SignInAsync(Office);
        (await browser.GetAsync($"/work/{item}")).LedTo($"/delivery/{item}");
        var page = WebUtility.HtmlDecode((await browser.GetAsync($"/delivery/{item}")).Shown().Html);
        Assert.Contains("服务器拒收（550）：no such user", page, StringComparison.Ordinal);
        Assert.Contains("与收件人核对地址", page, StringComparison.Ordinal);
        // One of several such items is told from the others by the suggestion, the document and the deputy.
        var number = await NumberAsync(app);
        Assert.Contains($"第{DraftScene.Number}号</a>", page, StringComparison.Ordinal);
        Assert.Contains($"<dd>{number}</dd>", page, StringComparison.Ordinal);
        var about = $"邮件未送达，请处理（申某代表，{number}）";
        Assert.Equal(2, WebUtility.HtmlDecode((await browser.GetAsync($"/cases/{scene.CaseId}")).Shown().Html).Split($"{about}<").Length - 1);
        (await browser.PostAsync($"/delivery/{item}?handler=Resend", ("Input.Address", "不是地址"))).Refused("不是有效的邮箱地址");
        (await browser.PostAsync($"/delivery/{item}?handler=Resend", ("Input.Address", "new@example.invalid"), ("Input.Remember", "true"))).LedTo($"/letters/{letter}");
        var stored = await MessageAsync(app);
        Assert.Equal((MessageStatus.Queued, "new@example.invalid"), (stored.Status, stored.Address));
        await using (var db = app.OpenDatabase())
            Assert.Equal("new@example.invalid", (await db.Deputies.SingleAsync(TestContext.Current.CancellationToken)).Email);
        Assert.Contains("已由 办四", WebUtility.HtmlDecode((await browser.GetAsync($"/delivery/{item}")).Shown().Html), StringComparison.Ordinal);
        var late = await browser.PostAsync($"/delivery/{item}?handler=Offline", ("Input.Reason", "第二次处理，可不能丢"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("您的操作没有生效", WebUtility.HtmlDecode(late.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handing_over_in_person_needs_words_and_ends_the_sending()
    {
        var scene = await DraftScene.SetAsync(email: "");
        await using var app = scene.App;
        var letter = await scene.IssueAsync();
        var message = (await MessageAsync(app)).Id;
        var browser = await app.SignInAsync(Office);
        (await browser.PostAsync($"/delivery/messages/{message}?handler=Offline", ("Input.Reason", ""))).Refused("须写明送达方式和时间");
        (await browser.PostAsync($"/delivery/messages/{message}?handler=Offline", ("Input.Reason", "3月2日当面递交"))).LedTo($"/letters/{letter}");
        Assert.Equal(MessageStatus.Offline, (await MessageAsync(app)).Status);
        Assert.Contains("已线下送达", WebUtility.HtmlDecode((await browser.GetAsync($"/letters/{letter}")).Html), StringComparison.Ordinal);
        Assert.Contains("3月2日当面递交", WebUtility.HtmlDecode((await browser.GetAsync($"/delivery/messages/{message}")).Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sending_again_what_was_accepted_keeps_the_first_as_history()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var letter = await scene.IssueAsync();
        var message = (await MessageAsync(app)).Id;
        await using (var db = app.OpenDatabase())
            await db.Outbox.Where(m => m.Id == message).ExecuteUpdateAsync(
                s => s.SetProperty(m => m.Status, MessageStatus.Sent).SetProperty(m => m.SentAt, app.Clock.Now).SetProperty(m => m.Attempts, 1), TestContext.Current.CancellationToken);
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        var browser = await app.SignInAsync(Office);
        Assert.Contains("服务器已接收", (await browser.GetAsync($"/letters/{letter}")).Html, StringComparison.Ordinal);
        (await browser.PostAsync($"/delivery/messages/{message}?handler=Resend", ("Input.Address", "deputy@example.invalid"))).LedTo($"/letters/{letter}");
        var html = WebUtility.HtmlDecode((await browser.GetAsync($"/letters/{letter}")).Html);
        Assert.Contains("之前还发过 1 封", html, StringComparison.Ordinal);
        Assert.Equal(1, html.Split("<strong>申某代表</strong>").Length - 1);
    }

    private static async Task<OutboxMessage> MessageAsync(TestApp app)
    {
        await using var db = app.OpenDatabase();
        return await db.Outbox.AsNoTracking().OrderByDescending(m => m.CreatedAt).FirstAsync(m => m.RecipientKind == RecipientKind.Deputy);
    }

    private static async Task<string> NumberAsync(TestApp app)
    {
        await using var db = app.OpenDatabase();
        return await db.Letters.Select(l => l.DocumentNumber!.Text).SingleAsync();
    }

    /// <summary>Leaves the deputy's message as the dispatcher leaves one that a server refused.</summary>
    private static async Task<Guid> ParkAsync(TestApp app)
    {
        await using var db = app.OpenDatabase();
        var message = await db.Outbox.FirstAsync(m => m.RecipientKind == RecipientKind.Deputy);
        message.Park("服务器拒收（550）：no such user", attempted: true);
        var item = new WorkItem
        {
            CaseId = message.CaseId!.Value,
            Step = DeliveryItem.StepKind,
            Kind = DeliveryItem.StepKind,
            Title = "邮件未送达，请处理",
            BureauId = message.BureauId,
            Role = Roles.BureauOffice,
            OpenedAt = app.Clock.Now,
            MessageId = message.Id,
        };
        db.Add(item);
        await db.SaveChangesAsync();
        return item.Id;
    }
}
