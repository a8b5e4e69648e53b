using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing.Data;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Attachments;

namespace ReplyFlow.Web.Tests.Cases;

/// <summary>What 代联工委 is to ask deputies about is counted where it is listed; links end after a second question; answers by paper become void.</summary>
public sealed class LiaisonTaskTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_link_of_a_deputy_ends_only_after_a_second_question_and_the_liaison_body_reads_of_it()
    {
        await using var story = await CaseStory.StartAtAsync("feedback");
        var message = await SentAsync(story);
        var office = await story.AsRoleAsync(Roles.BureauOffice);
        var address = $"/letters/{message.LetterId}/links/{message.DeputyId}";
        var asked = WebUtility.HtmlDecode((await office.PostAsync($"{address}?handler=Revoke", ("Input.Reason", "邮箱被人用"))).Shown().Html);
        Assert.Contains("邮件里 1 个，纸质件上 0 个", asked, StringComparison.Ordinal);
        Assert.Contains("停用以后不能恢复", asked, StringComparison.Ordinal);
        Assert.Contains("邮箱被人用", asked, StringComparison.Ordinal);
        await using var db = story.App.OpenDatabase();
        Assert.False(await db.PersonalLinks.AnyAsync(l => l.RevokedAt != null, Ct));
        var liaison = await story.AsRoleAsync(Roles.Liaison);
        Assert.Equal(0, CaseStory.Counter((await liaison.GetAsync("/")).Shown().Html));
        // A question about another number of links is asked again.
        await office.PostAsync($"{address}?handler=Revoke", ("Input.Reason", "邮箱被人用"), ("Input.IsSure", "true"), ("Input.Open", "2"));
        Assert.False(await db.PersonalLinks.AnyAsync(l => l.RevokedAt != null, Ct));
        (await office.PostAsync($"{address}?handler=Revoke", ("Input.Reason", "邮箱被人用"), ("Input.IsSure", "true"), ("Input.Open", "1"))).LedTo(address);
        Assert.False(await db.PersonalLinks.AnyAsync(l => l.RevokedAt == null, Ct));
        var inbox = WebUtility.HtmlDecode((await liaison.GetAsync("/")).Shown().Html);
        Assert.Contains("被停用链接的代表", inbox, StringComparison.Ordinal);
        Assert.Contains("停用，理由：邮箱被人用", inbox, StringComparison.Ordinal);
        Assert.Contains("除了上面要同代表核实的，没有别的待办", inbox, StringComparison.Ordinal);
        Assert.Equal(1, CaseStory.Counter(inbox));
    }

    [Fact]
    public async Task An_answer_by_paper_becomes_void_on_a_page_of_its_own_with_the_ground()
    {
        await using var story = await CaseStory.StartAtAsync("feedback");
        var message = await SentAsync(story);
        var token = DeputyLink.NewToken();
        await using var db = story.App.OpenDatabase();
        db.PersonalLinks.Add(new PersonalLink
        {
            LetterId = message.LetterId!.Value,
            DeputyId = message.DeputyId!.Value,
            Way = LinkWay.Paper,
            TokenSha256 = DeputyLink.HashOf(token),
            IssuedAt = story.App.Clock.Now,
            ExpiresAt = story.App.Clock.Now + DeputyLink.Life,
        });
        await db.SaveChangesAsync(Ct);
        await story.App.Browser().SendAsync($"/d/{token}?handler=Answer", ("Input.Choices[0]", "满意"), ("Input.Choices[1]", "满意"));
        var answer = await db.Feedback.AsNoTracking().SingleAsync(Ct);
        var page = $"/cases/{story.CaseId}/answers/void?answer={answer.Id}";
        Assert.DoesNotContain("核实作废", await story.CaseHtmlAsync(TestPeople.UserName(Roles.BureauOffice)), StringComparison.Ordinal);
        Assert.Contains("核实作废", await story.CaseHtmlAsync(TestPeople.UserName(Roles.Liaison)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await story.AsRoleAsync(Roles.BureauOffice)).GetAsync(page)).Status);
        var liaison = await story.AsRoleAsync(Roles.Liaison);
        Assert.Contains("作废以后不能恢复", WebUtility.HtmlDecode((await liaison.GetAsync(page)).Shown().Html), StringComparison.Ordinal);
        story.App.Clock.Advance(TimeSpan.FromMinutes(1));
        var open = await liaison.PostAsync(page, ("Ground.On", "2026-01-02"), ("Ground.Who", ""), ("Ground.How", "电话 00000000"));
        open.Refused("请填写问了谁");
        Assert.Contains("电话 00000000", open.Html, StringComparison.Ordinal);
        await liaison.PostAsync(page, ("Ground.On", "2026-01-02"), ("Ground.Who", "代表本人"), ("Ground.How", "电话 00000000"));
        Assert.NotNull((await db.Feedback.AsNoTracking().SingleAsync(Ct)).VoidedAt);
        var shown = WebUtility.HtmlDecode(await story.CaseHtmlAsync(TestPeople.UserName(Roles.BureauOffice)));
        Assert.Contains("作废：不是代表本人作的答复，代联工委（", shown, StringComparison.Ordinal);
        Assert.Contains("问了代表本人，电话 00000000", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await story.App.Browser().GetAsync($"/d/{token}")).Status);
    }

    [Fact]
    public async Task An_entry_becomes_void_on_the_same_page_and_is_not_made_from_paper_without_its_scan()
    {
        await using var story = await CaseStory.StartAtAsync("feedback");
        var message = await SentAsync(story);
        var office = await story.AsRoleAsync(Roles.BureauOffice);
        (string, string)[] form =
        [
            ("Input.Way", "Paper"), ("Input.On", story.App.Clock.Today().ToString("yyyy-MM-dd")), ("Input.Note", "原件存办公室。"),
            ("Rows[0].DeputyId", message.DeputyId!.Value.ToString()), ("Rows[0].Choices[0]", "满意"), ("Rows[0].Choices[1]", "满意"),
        ];
        (await office.PostAsync($"/cases/{story.CaseId}/answers", form)).Refused("请添加征询意见表的扫描件或照片");
        (await Upload.PostAsync(office, $"/cases/{story.CaseId}/answers", form, ("征询意见表.pdf", Upload.Pdf))).LedTo("/");
        await using var db = story.App.OpenDatabase();
        var page = $"/cases/{story.CaseId}/answers/void?answer={(await db.Feedback.AsNoTracking().SingleAsync(Ct)).Id}";
        Assert.DoesNotContain("核实作废", await story.CaseHtmlAsync(TestPeople.UserName(Roles.BureauOffice)), StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode(page), await story.CaseHtmlAsync(TestPeople.UserName(Roles.Liaison)), StringComparison.Ordinal);
        var liaison = await story.AsRoleAsync(Roles.Liaison);
        Assert.Contains("已经归档的退回“代表反馈”", WebUtility.HtmlDecode((await liaison.GetAsync(page)).Shown().Html), StringComparison.Ordinal);
        story.App.Clock.Advance(TimeSpan.FromMinutes(1));
        (await liaison.PostAsync(page, ("Ground.On", "2026-01-02"), ("Ground.Who", "代表本人"), ("Ground.How", "电话 00000000"))).LedTo($"/cases/{story.CaseId}");
        var shown = WebUtility.HtmlDecode(await story.CaseHtmlAsync(TestPeople.UserName(Roles.BureauOffice)));
        Assert.Contains("作废：代录的不是代表的答复，代联工委（", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_behind_a_link_to_an_address_that_waits_says_that_there_is_an_answer_and_not_which()
    {
        await using var story = await CaseStory.StartAtAsync("feedback");
        var (_, own) = await SentWithTokenAsync(story);
        await story.App.Browser().SendAsync($"/d/{own}?handler=Answer", ("Input.Choices[0]", "满意"), ("Input.Choices[1]", "不满意"), ("Input.Words", "管网没有动工。"));
        story.App.Clock.Advance(TimeSpan.FromMinutes(1));
        var first = await NewestAsync(story);
        await (await story.AsRoleAsync(Roles.BureauOffice)).PostAsync($"/delivery/messages/{first.Id}?handler=Resend", ("Input.Address", "office@else.invalid"));
        var (_, other) = await SentWithTokenAsync(story);
        var page = WebUtility.HtmlDecode((await story.App.Browser().GetAsync($"/d/{other}")).Html);
        Assert.Contains("已经有一份答复（用发到另一个邮箱的链接填写）。这个邮箱是承办单位填写的", page, StringComparison.Ordinal);
        Assert.DoesNotContain("管网没有动工", page, StringComparison.Ordinal);
        Assert.DoesNotContain("对办理结果不满意", page, StringComparison.Ordinal);
        Assert.DoesNotContain("checked", page, StringComparison.Ordinal);
        Assert.Contains("管网没有动工", WebUtility.HtmlDecode((await story.App.Browser().GetAsync($"/d/{own}")).Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_behind_a_link_to_a_corrected_mailbox_says_that_the_bureau_entered_the_answer_when_and_from_what()
    {
        await using var story = await CaseStory.StartAtAsync("feedback");
        var first = await SentAsync(story);
        (await story.EnterAsync(await story.ItemAsync("feedback"), "Satisfied", "很好。")).LedTo("/");
        story.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await story.AsRoleAsync(Roles.BureauOffice)).PostAsync($"/delivery/messages/{first.Id}?handler=Resend", ("Input.Address", "office@else.invalid"));
        var (_, other) = await SentWithTokenAsync(story);
        var page = WebUtility.HtmlDecode((await story.App.Browser().GetAsync($"/d/{other}")).Html);
        await using var db = story.App.OpenDatabase();
        var entered = await db.Feedback.AsNoTracking().SingleAsync(Ct);
        var bureau = await db.Letters.Where(l => l.Id == entered.LetterId).Join(db.Bureaus, l => l.BureauId, b => b.Id, (_, b) => b.Name).SingleAsync(Ct);
        Assert.Contains($"已经有一份答复（{bureau}的{entered.EnteredBy}照同您的电话替您登记，是代录）", page, StringComparison.Ordinal);
        Assert.DoesNotContain("“满意”", page, StringComparison.Ordinal);
        var checkedPage = await story.App.Browser().SendAsync(
            $"/d/{other}?handler=Check", ("Input.Choices[0]", "满意"), ("Input.Choices[1]", "不满意"), ("Input.Words", "管网没有动工。"));
        Assert.Contains($"已经有一份答复（{bureau}的{entered.EnteredBy}", WebUtility.HtmlDecode(checkedPage.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_answers_by_links_are_told_apart_and_lead_to_the_mailbox_that_decides_between_them()
    {
        using var watch = new SqlWatch();
        await using var story = await CaseStory.StartAtAsync("feedback");
        var (first, own) = await SentWithTokenAsync(story);
        await story.App.Browser().SendAsync($"/d/{own}?handler=Answer", ("Input.Choices[0]", "满意"), ("Input.Choices[1]", "满意"));
        story.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await story.AsRoleAsync(Roles.BureauOffice)).PostAsync($"/delivery/messages/{first.Id}?handler=Resend", ("Input.Address", "office@else.invalid"));
        var (wrong, other) = await SentWithTokenAsync(story);
        await story.App.Browser().SendAsync($"/d/{other}?handler=Answer", ("Input.Choices[0]", "满意"), ("Input.Choices[1]", "不满意"), ("Input.Words", "管网没有动工。"));
        var liaison = await story.AsRoleAsync(Roles.Liaison);
        var inbox = WebUtility.HtmlDecode((await liaison.GetAsync("/")).Shown().Html);
        Assert.Contains($"计入的：“满意”，代表本人，经邮件里的链接（{first.Address}）", inbox, StringComparison.Ordinal);
        Assert.Contains("没有计入的：“不满意”，经未确认邮箱的链接（office@else.invalid）", inbox, StringComparison.Ordinal);
        Assert.DoesNotContain("去登记", inbox, StringComparison.Ordinal);
        Assert.Matches($"class=\"btn btn-plain inbox-go\" href=\"/delivery/messages/{wrong.Id}/address\"[^>]*>去核实邮箱", inbox);
        Assert.Contains("确认是代表的邮箱", WebUtility.HtmlDecode((await liaison.GetAsync($"/delivery/messages/{wrong.Id}/address")).Shown().Html), StringComparison.Ordinal);
        await using var db = story.App.OpenDatabase();
        var file = db.Database.GetDbConnection().DataSource;
        watch.TakeFrom(file);
        await liaison.GetAsync("/");
        var read = watch.TakeFrom(file);
        Assert.True(read.Count <= 15, $"the inbox takes {read.Count} statements:\n{string.Join("\n----\n", read)}");
        // The deputy's own answer is not said to have been changed by what somebody else gave.
        Assert.DoesNotContain("改过", WebUtility.HtmlDecode((await story.App.Browser().GetAsync($"/d/{own}")).Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_handling_asked_for_without_a_word_is_refused_at_the_field_for_the_deputy_and_for_staff()
    {
        await using var story = await CaseStory.StartAtAsync("feedback");
        var (_, own) = await SentWithTokenAsync(story);
        var refused = await story.App.Browser().SendAsync($"/d/{own}?handler=Check", ("Input.Choices[0]", "满意"), ("Input.Choices[1]", "满意"), ("Input.AsksAgain", "true"));
        var page = WebUtility.HtmlDecode(refused.Html);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("id=\"words-fault\">要求再次办理的，请写明还要办什么", page, StringComparison.Ordinal);
        Assert.Matches("<textarea[^>]*autofocus", page);
        Assert.Matches("name=\"Input.AsksAgain\"[^>]*checked", page);
        var message = await NewestAsync(story);
        var typed = await (await story.AsRoleAsync(Roles.BureauOffice)).PostAsync($"/cases/{story.CaseId}/answers", ("Input.Way", "Paper"),
            ("Input.On", BeijingTime.DateOf(story.App.Clock.Now).ToString("yyyy-MM-dd")), ("Input.Note", "卷宗一"), ("Rows[0].DeputyId", message.DeputyId!.Value.ToString()), ("Rows[0].Choices[0]", "满意"),
            ("Rows[0].Choices[1]", "满意"), ("Rows[0].AsksAgain", "true"));
        typed.Refused("要求再次办理的，请写明还要办什么");
        await using var db = story.App.OpenDatabase();
        Assert.False(await db.Feedback.AnyAsync(Ct));
    }

    private static Task<OutboxMessage> NewestAsync(CaseStory story)
    {
        var db = story.App.OpenDatabase();
        return db.Outbox.AsNoTracking().Where(m => m.CaseId == story.CaseId && m.RecipientKind == RecipientKind.Deputy && m.LetterId != null)
            .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).FirstAsync(Ct);
    }

    private static async Task<OutboxMessage> SentAsync(CaseStory story) => (await SentWithTokenAsync(story)).Message;

    private static async Task<(OutboxMessage Message, string Token)> SentWithTokenAsync(CaseStory story)
    {
        var message = await NewestAsync(story);
        await using var scope = story.App.Services.CreateAsyncScope();
        var token = await scope.ServiceProvider.GetRequiredService<LinkIssuer>().TokenAsync(message, _ => "", Ct);
        await using var db = story.App.OpenDatabase();
        (await db.Outbox.SingleAsync(m => m.Id == message.Id, Ct)).Accept(story.App.Clock.Now);
        await db.SaveChangesAsync(Ct);
        return (message, token);
    }
}
