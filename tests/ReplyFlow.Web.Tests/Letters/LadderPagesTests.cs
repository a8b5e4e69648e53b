using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Drafts;

namespace ReplyFlow.Web.Tests.Letters;

/// <summary>The ladder of a letter on the pages: what is known, who may read it, and what may be done about it.</summary>
public sealed class LadderPagesTests
{
    private const string Address = "deputy@example.invalid";

    private static readonly string Office = TestPeople.UserName(Roles.BureauOffice);

    /// <summary>Whom 代联工委 asked, when and how.</summary>
    private static readonly (string, string)[] Asked = [("Ground.On", "2026-01-02"), ("Ground.Who", "代表本人"), ("Ground.How", "电话 00000000")];

    [Fact]
    public async Task A_letter_that_came_back_says_why_and_what_to_do()
    {
        await using var world = await Scene.SetAsync();
        await world.AddAsync(EvidenceKind.Failed, "550 no such user " + Address, "5.1.1");
        var page = await world.PageAsync(Office);
        Assert.Matches("地址无效：对方服务器说没有这个邮箱</p>\\s*<details[^>]*><summary>对方服务器的原文</summary><p[^>]*>550 no such user", page);
        foreach (var words in new[] { "地址无效", "对方服务器说没有这个邮箱", "550 no such user", "请打电话告诉代表", "处理" })
            Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("待反馈", page, StringComparison.Ordinal);
        var outside = await world.PageAsync("dispatcher");
        Assert.Contains("地址无效", outside, StringComparison.Ordinal);
        Assert.DoesNotContain("550 no such user", outside, StringComparison.Ordinal);
        Assert.DoesNotContain(Address, outside, StringComparison.Ordinal);
    }

    [Trait("Length", "Long")]
    [Fact]
    public async Task Every_rung_that_is_proved_is_ticked()
    {
        await using var world = await Scene.SetAsync();
        Assert.Contains("待打开", await world.PageAsync(Office), StringComparison.Ordinal);
        await world.AddAsync(EvidenceKind.Displayed);
        var page = await world.PageAsync(Office);
        Assert.Contains("已打开：收到代表邮箱的已读回执", page, StringComparison.Ordinal);
        Assert.DoesNotContain("待打开", page, StringComparison.Ordinal);
        Assert.Contains("待确认", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handing_it_over_is_recorded_with_day_and_name_and_what_was_typed_stays_where_it_is_refused()
    {
        await using var world = await Scene.SetAsync();
        var browser = await world.App.SignInAsync(Office);
        var address = $"/delivery/messages/{world.Message}?handler=Offline";
        var refused = await browser.PostAsync(address, ("Input.Way", "post"), ("Input.On", ""), ("Input.By", "秦示例"), ("Input.TrackingNumber", "EX000"));
        refused.Refused("请填写邮寄的日期");
        Assert.Contains("EX000", refused.Html, StringComparison.Ordinal);
        (await browser.PostAsync(address, ("Input.Way", "post"), ("Input.On", $"{world.Today:yyyy-MM-dd}"), ("Input.By", "秦示例"), ("Input.TrackingNumber", "EX000")))
            .LedTo($"/letters/{world.Letter}");
        var page = await world.PageAsync(Office);
        Assert.Contains("已邮寄", page, StringComparison.Ordinal);
        Assert.Contains("单号 EX000，经办：秦示例", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_the_bureau_changed_is_marked_until_the_liaison_body_confirms_it()
    {
        await using var world = await Scene.SetAsync();
        var office = await world.App.SignInAsync(Office);
        world.App.Clock.Advance(TimeSpan.FromMinutes(1));
        (await office.PostAsync($"/delivery/messages/{world.Message}?handler=Resend", ("Input.Address", "other@example.invalid"), ("Input.Remember", "true")))
            .LedTo($"/letters/{world.Letter}");
        Assert.Contains("待代联工委确认", await world.PageAsync(Office), StringComparison.Ordinal);
        Assert.DoesNotContain("去确认", await world.PageAsync(Office), StringComparison.Ordinal);
        Assert.Contains($"把邮箱由“{Address}”改为“other@example.invalid”", await world.PageAsync("liaison"), StringComparison.Ordinal);
        var newest = await world.NewestAsync();
        var liaison = await world.App.SignInAsync("liaison");
        foreach (var list in new[] { "/", "/delivery/addresses", "/Settings/Deputies" })
            Assert.Contains($"/delivery/messages/{newest}/address", (await liaison.GetAsync(list)).Shown().Html, StringComparison.Ordinal);
        (await liaison.PostAsync($"/delivery/messages/{newest}/address", Asked)).LedTo($"/letters/{world.Letter}#delivery");
        foreach (var list in new[] { "/", "/delivery/addresses", "/Settings/Deputies" })
            Assert.DoesNotContain($"/delivery/messages/{newest}/address", (await liaison.GetAsync(list)).Shown().Html, StringComparison.Ordinal);
        Assert.DoesNotContain("待代联工委确认", await world.PageAsync("liaison"), StringComparison.Ordinal);
        (await liaison.PostAsync($"/delivery/messages/{newest}/address", Asked)).Refused("已经确认过了");
    }

    [Fact]
    public async Task A_wrong_address_is_given_up_for_the_register_s_own_which_the_letter_goes_to_at_once()
    {
        await using var world = await Scene.SetAsync();
        var office = await world.App.SignInAsync(Office);
        world.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await office.PostAsync($"/delivery/messages/{world.Message}?handler=Resend", ("Input.Address", "other@example.invalid"), ("Input.Remember", "false"));
        var wrong = await world.NewestAsync();
        await using var db = world.App.OpenDatabase();
        (await db.Outbox.SingleAsync(m => m.Id == wrong, TestContext.Current.CancellationToken)).Accept(world.App.Clock.Now);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        world.App.Clock.Advance(TimeSpan.FromMinutes(1));
        var liaison = await world.App.SignInAsync("liaison");
        var asked = WebUtility.HtmlDecode((await liaison.GetAsync($"/delivery/messages/{wrong}/address")).Shown().Html);
        Assert.Contains($"/delivery/messages/{wrong}/reject", asked, StringComparison.Ordinal);
        var number = await db.Suggestions.Select(s => s.Number).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"第{number}号《", asked, StringComparison.Ordinal);
        // The consequence is read before it comes.
        var read = WebUtility.HtmlDecode((await liaison.GetAsync($"/delivery/messages/{wrong}/reject")).Shown().Html);
        Assert.Contains("作废以后不能恢复", read, StringComparison.Ordinal);
        Assert.Contains("重发到代表名册里登记的邮箱", read, StringComparison.Ordinal);
        Assert.Contains($"value=\"{Address}\"", read, StringComparison.Ordinal);
        Assert.False(await db.DeliveryEvidence.AnyAsync(e => e.Kind == EvidenceKind.AddressRejected, TestContext.Current.CancellationToken));
        (await liaison.PostAsync($"/delivery/messages/{wrong}/reject", [("To", "anybody@example.invalid"), .. Asked])).Refused("没有另外的邮箱");
        (await liaison.PostAsync($"/delivery/messages/{wrong}/reject", [("To", Address), .. Asked])).LedTo($"/letters/{world.Letter}#delivery");
        var again = await db.Outbox.AsNoTracking().SingleAsync(m => m.Status == MessageStatus.Queued && m.RecipientKind == RecipientKind.Deputy, TestContext.Current.CancellationToken);
        Assert.Equal(Address, again.Address);
        Assert.DoesNotContain("待代联工委确认", await world.PageAsync("liaison"), StringComparison.Ordinal);
        (await liaison.PostAsync($"/delivery/messages/{wrong}/reject", [("To", Address), .. Asked])).Refused("代联工委已经核实过");
    }

    [Fact]
    public async Task Where_the_office_wrote_the_wrong_address_into_the_register_too_the_one_before_it_is_offered_and_put_back()
    {
        await using var world = await Scene.SetAsync();
        var office = await world.App.SignInAsync(Office);
        world.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await office.PostAsync($"/delivery/messages/{world.Message}?handler=Resend", ("Input.Address", "other@example.invalid"), ("Input.Remember", "true"));
        var wrong = await world.NewestAsync();
        await using var db = world.App.OpenDatabase();
        (await db.Outbox.SingleAsync(m => m.Id == wrong, TestContext.Current.CancellationToken)).Accept(world.App.Clock.Now);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        world.App.Clock.Advance(TimeSpan.FromMinutes(1));
        var liaison = await world.App.SignInAsync("liaison");
        var deputy = await db.Deputies.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"以前登记过：{Address}。", WebUtility.HtmlDecode((await liaison.GetAsync($"/Settings/Deputies/Edit/{deputy.Id}")).Shown().Html), StringComparison.Ordinal);
        Assert.Contains("代表名册一并改回", WebUtility.HtmlDecode((await liaison.GetAsync($"/delivery/messages/{wrong}/reject")).Shown().Html), StringComparison.Ordinal);
        (await liaison.PostAsync($"/delivery/messages/{wrong}/reject", [("To", Address), .. Asked])).LedTo($"/letters/{world.Letter}#delivery");
        Assert.Equal(Address, await db.Deputies.Select(d => d.Email).SingleAsync(TestContext.Current.CancellationToken));
        Assert.Equal([Address], await db.Outbox.Where(m => m.Status == MessageStatus.Queued && m.RecipientKind == RecipientKind.Deputy)
            .Select(m => m.Address).ToListAsync(TestContext.Current.CancellationToken));
        // Emptied, it says what comes of that.
        await liaison.PostAsync($"/Settings/Deputies/Edit/{deputy.Id}",
            ("Input.Name", deputy.Name), ("Input.Delegation", deputy.Delegation), ("Input.Email", ""), ("Input.Phone", ""));
        var told = WebUtility.HtmlDecode((await liaison.GetAsync("/Settings/Deputies")).Shown().Html);
        Assert.Contains("代表已修改，没有邮箱了，之后的公文由办公室线下送达。", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_tap_does_not_end_the_form_on_paper_that_was_just_made()
    {
        await using var world = await Scene.SetAsync();
        var office = await world.App.SignInAsync(Office);
        await using var db = world.App.OpenDatabase();
        var address = $"/letters/{world.Letter}/links/{await db.Deputies.Select(d => d.Id).SingleAsync(TestContext.Current.CancellationToken)}?handler=Paper";
        Assert.Equal(HttpStatusCode.OK, (await office.PostAsync(address, ("Seen", "0"))).Status);
        var second = await office.PostAsync(address, ("Seen", "0"));
        second.Refused("刚才已经制作了一份");
        Assert.Contains("纸质件</strong>", second.Html, StringComparison.Ordinal);
        var made = await db.PersonalLinks.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Null(made.ReplacedById);
        Assert.Equal(HttpStatusCode.OK, (await office.PostAsync(address, ("Seen", $"{made.IssuedAt.UtcTicks}"))).Status);
        Assert.Equal(2, await db.PersonalLinks.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_answer_in_words_is_shown_to_the_office_and_settled()
    {
        await using var world = await Scene.SetAsync();
        await world.AddAsync(EvidenceKind.Answered, "回复：建议复函\n第二条<b>还想问一问</b>");
        var item = await world.ItemAsync(DeliveryItem.AnswerStep);
        var browser = await world.App.SignInAsync(Office);
        var page = (await browser.GetAsync($"/delivery/{item}")).Shown().Html;
        Assert.Contains("&lt;b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("不算代表的反馈", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        (await browser.PostAsync($"/delivery/{item}?handler=Handled", ("Input.Reason", "已电话答复"))).LedTo($"/letters/{world.Letter}");
        Assert.Equal(HttpStatusCode.Conflict, (await browser.PostAsync($"/delivery/{item}?handler=Handled", ("Input.Reason", ""))).Status);
    }

    [Fact]
    public async Task A_call_is_recorded_from_the_item_and_stands_on_the_ladder()
    {
        await using var world = await Scene.SetAsync();
        await world.AddAsync(EvidenceKind.Failed, "550 no such user", "5.1.1");
        var item = await world.ItemAsync(DeliveryItem.StepKind);
        var browser = await world.App.SignInAsync(Office);
        var refused = await browser.PostAsync($"/delivery/{item}?handler=Told", ("Call.On", $"{world.Today:yyyy-MM-dd}"), ("Call.By", "秦示例"), ("Call.Reason", ""));
        refused.Refused("请填写通话情况");
        Assert.Single(Regex.Matches(WebUtility.HtmlDecode(refused.Html), "请填写通话情况。</span>"));
        // The other forms of the page have nothing wrong.
        Assert.Single(Regex.Matches(refused.Html, "class=\"[^\"]*input-validation-error[^\"]*\""));
        (await browser.PostAsync($"/delivery/{item}?handler=Told", ("Call.On", $"{world.Today:yyyy-MM-dd}"), ("Call.By", "秦示例"), ("Call.Reason", "本人接听")))
            .LedTo($"/letters/{world.Letter}");
        var page = await world.PageAsync(Office);
        Assert.Contains("电话告知，经办：秦示例。本人接听", page, StringComparison.Ordinal);
        Assert.Contains("地址无效，已电话告知</li>", page, StringComparison.Ordinal);
        Assert.Contains("class=\"waiting\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"failed\"", page, StringComparison.Ordinal);
        Assert.Contains("公文本身还没有送到", page, StringComparison.Ordinal);
        // What is left is an item of its own, and the letter's page leads there.
        await using (var db = world.App.OpenDatabase())
        {
            var owed = await db.WorkItems.SingleAsync(w => w.Step == DeliveryItem.StepKind && w.Status == WorkItemStatus.Open, TestContext.Current.CancellationToken);
            Assert.Equal("已电话告知，公文待送到", owed.Title);
            Assert.Contains($"/delivery/{owed.Id}\"", page, StringComparison.Ordinal);
            var left = WebUtility.HtmlDecode((await browser.GetAsync($"/delivery/{owed.Id}")).Shown().Html);
            Assert.Contains("还没有送到，请问清邮箱后重发", left, StringComparison.Ordinal);
        }
        // What is done leads on to it.
        Assert.Contains($"/delivery/messages/{world.Message}\"", (await browser.GetAsync($"/delivery/{item}")).Shown().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_register_s_corrected_address_is_sent_to_at_once()
    {
        await using var world = await Scene.SetAsync();
        var item = await world.ItemAsync(DeliveryItem.StepKind);
        await using var db = world.App.OpenDatabase();
        var deputy = await db.Deputies.SingleAsync(TestContext.Current.CancellationToken);
        world.App.Clock.Advance(TimeSpan.FromMinutes(1));
        var liaison = await world.App.SignInAsync("liaison");
        (await liaison.PostAsync($"/Settings/Deputies/Edit/{deputy.Id}",
            ("Input.Name", deputy.Name), ("Input.Delegation", deputy.Delegation), ("Input.Email", "right@example.invalid"), ("Input.Phone", "")))
            .LedTo("/Settings/Deputies");
        Assert.Contains("1 封邮件已重新排队，发往 right@example.invalid",
            WebUtility.HtmlDecode((await liaison.GetAsync("/Settings/Deputies")).Shown().Html), StringComparison.Ordinal);
        var sent = await db.Outbox.AsNoTracking().SingleAsync(m => m.Id != world.Message && m.DeputyId == deputy.Id, TestContext.Current.CancellationToken);
        Assert.Equal((MessageStatus.Queued, "right@example.invalid"), (sent.Status, sent.Address));
        Assert.Equal(WorkItemStatus.Cancelled, (await db.WorkItems.AsNoTracking().SingleAsync(w => w.Id == item, TestContext.Current.CancellationToken)).Status);
    }

    /// <summary>A letter whose message to its deputy a server has taken.</summary>
    private sealed class Scene(TestApp app, Guid letter, Guid message) : IAsyncDisposable
    {
        public TestApp App => app;

        public Guid Letter => letter;

        public Guid Message => message;

        public DateOnly Today => BeijingTime.DateOf(app.Clock.Now);

        public static async Task<Scene> SetAsync()
        {
            var scene = await DraftScene.SetAsync(email: Address);
            var letter = await scene.IssueAsync();
            await using var db = scene.App.OpenDatabase();
            var message = await db.Outbox.FirstAsync(m => m.RecipientKind == RecipientKind.Deputy);
            message.Accept(scene.App.Clock.Now);
            await db.SaveChangesAsync();
            return new Scene(scene.App, letter, message.Id);
        }

        public async Task<string> PageAsync(string user) => WebUtility.HtmlDecode((await (await app.SignInAsync(user)).GetAsync($"/letters/{letter}")).Shown().Html);

        public async Task<Guid> NewestAsync()
        {
            await using var db = app.OpenDatabase();
            return await db.Outbox.Where(m => m.RecipientKind == RecipientKind.Deputy).OrderByDescending(m => m.CreatedAt).Select(m => m.Id).FirstAsync();
        }

        public async Task AddAsync(EvidenceKind kind, string words = "", string status = "")
        {
            await using var db = app.OpenDatabase();
            var row = await db.Outbox.AsNoTracking().SingleAsync(m => m.Id == message);
            db.Add(new DeliveryEvidence
            {
                CaseId = row.CaseId!.Value,
                MessageId = message,
                Kind = kind,
                At = app.Clock.Now,
                Address = Address,
                Words = words,
                StatusCode = status,
                Key = "示例",
            });
            await db.SaveChangesAsync();
        }

        public async Task<Guid> ItemAsync(string step)
        {
            await using var db = app.OpenDatabase();
            var row = await db.Outbox.AsNoTracking().SingleAsync(m => m.Id == message);
            var item = new WorkItem
            {
                CaseId = row.CaseId!.Value,
                Step = step,
                Kind = DeliveryItem.StepKind,
                Title = "示例事项",
                BureauId = row.BureauId,
                Role = Roles.BureauOffice,
                OpenedAt = app.Clock.Now,
                MessageId = message,
            };
            db.Add(item);
            await db.SaveChangesAsync();
            return item.Id;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
