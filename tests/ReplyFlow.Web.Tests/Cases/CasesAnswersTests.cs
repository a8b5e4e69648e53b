using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Cases;

/// <summary>登记代表答复: the page on which staff enter what deputies answered, and where it is marked 代录.</summary>
public sealed class CasesAnswersTests
{
    private const string Note = "办公室打给代表：代表说了对复函的意见。";

    [Fact]
    public async Task An_entry_is_marked_on_the_page_of_the_case_in_its_history_and_in_the_files()
    {
        await using var story = await CaseStory.StartAtAsync("feedback");
        var item = await story.ItemAsync("feedback");
        var office = await story.AsRoleAsync(Roles.BureauOffice);
        Assert.Equal($"/cases/{story.CaseId}/answers", (await office.GetAsync($"/work/{item.Id}")).Location);
        var form = (await office.GetAsync($"/cases/{story.CaseId}/answers")).Shown().Html;
        Assert.Contains($"{CaseStory.Deputy}代表", form, StringComparison.Ordinal);
        // What the form asks beside judging is marked as on paper, several choices of one too.
        Assert.Contains("<legend>沟通联系", form, StringComparison.Ordinal);
        var today = BeijingTime.DateOf(story.App.Clock.Now).ToString("yyyy-MM-dd");
        (await office.PostAsync($"/cases/{story.CaseId}/answers", ("Input.Way", "Telephone"), ("Input.On", today), ("Input.Who", "办公室打给代表"),
            ("Input.Note", "代表说了对复函的意见。"),
            ("Rows[0].DeputyId", $"{Guid.Parse(item.Participant)}"), ("Rows[0].Choices[0]", "满意"), ("Rows[0].Choices[1]", "满意"),
            ("Rows[0].Facts.index", "0"), ("Rows[0].Facts[0]", "电话"), ("Rows[0].Facts[0]", "登门走访"), ("Rows[0].Facts[0]", "无此项"),
            // Another deputy's row that is left blank is sent along, as the page has it.
            ("Rows[1].DeputyId", $"{Guid.NewGuid()}"), ("Rows[1].Choices[0]", ""), ("Rows[1].Choices[1]", ""), ("Rows[1].Facts.index", "0"))).LedTo("/");
        var page = await story.CaseHtmlAsync(TestPeople.UserName(Roles.BureauOffice));
        foreach (var shown in new[] { "<span class=\"tag\">代录</span>", "代录，电话", "沟通联系：登门走访、电话</p>", Note, $"代录{CaseStory.Deputy}代表的答复（电话" })
            Assert.Contains(shown, page, StringComparison.Ordinal);
        Assert.Contains("代表反馈：满意（代录）", (await office.GetAsync($"/cases/{story.CaseId}?handler=Export&format=csv")).Shown().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_by_an_address_that_nobody_confirmed_is_shown_as_such_and_not_as_an_entry()
    {
        await using var story = await CaseStory.StartAtAsync("feedback");
        var first = await NewestAsync(story);
        await (await story.AsRoleAsync(Roles.BureauOffice)).PostAsync($"/delivery/messages/{first.Id}?handler=Resend", ("Input.Address", "office@else.invalid"));
        await using (var scope = story.App.Services.CreateAsyncScope())
        {
            var token = await scope.ServiceProvider.GetRequiredService<LinkIssuer>().TokenAsync(await NewestAsync(story), _ => "", TestContext.Current.CancellationToken);
            await story.App.Browser().SendAsync($"/d/{token}?handler=Answer", ("Input.Choices[0]", "满意"), ("Input.Choices[1]", "满意"));
        }
        var page = WebUtility.HtmlDecode((await (await story.AsRoleAsync(Roles.Liaison)).GetAsync($"/cases/{story.CaseId}/answers")).Shown().Html);
        Assert.Contains("收到的答复是满意（经未确认邮箱的链接，待代联工委确认）", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<span class=\"tag\">代录</span>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_void_answer_is_shown_as_such_the_deputy_is_asked_again_and_its_link_is_dead()
    {
        await using var story = await CaseStory.StartAtAsync("feedback");
        var office = await story.AsRoleAsync(Roles.BureauOffice);
        var first = await NewestAsync(story);
        await office.PostAsync($"/delivery/messages/{first.Id}?handler=Resend", ("Input.Address", "office@else.invalid"), ("Input.Remember", "false"));
        await using var scope = story.App.Services.CreateAsyncScope();
        var token = await scope.ServiceProvider.GetRequiredService<LinkIssuer>().TokenAsync(await NewestAsync(story), _ => "", TestContext.Current.CancellationToken);
        await story.App.Browser().SendAsync($"/d/{token}?handler=Answer", ("Input.Choices[0]", "满意"), ("Input.Choices[1]", "满意"));
        Assert.Contains("经未确认邮箱的链接", WebUtility.HtmlDecode((await office.GetAsync("/statistics")).Shown().Html), StringComparison.Ordinal);
        var liaison = await story.AsRoleAsync(Roles.Liaison);
        story.App.Clock.Advance(TimeSpan.FromMinutes(1));
        var wrong = await NewestAsync(story);
        var before = HistoryOf(await story.CaseHtmlAsync(TestPeople.UserName(Roles.BureauOffice)));
        Assert.Contains("<strong>发到未确认邮箱的链接</strong>", before, StringComparison.Ordinal);
        Assert.Contains("用它所作的答复都作废", WebUtility.HtmlDecode((await liaison.GetAsync($"/delivery/messages/{wrong.Id}/reject")).Shown().Html), StringComparison.Ordinal);
        var said = await liaison.PostAsync($"/delivery/messages/{wrong.Id}/reject", ("To", first.Address), ("Ground.On", "2026-01-02"), ("Ground.Who", "代表本人"), ("Ground.How", "电话 00000000"));
        Assert.Contains("由它来的 1 份答复作废", WebUtility.HtmlDecode((await liaison.GetAsync(said.Location!.Split('#')[0])).Shown().Html), StringComparison.Ordinal);
        foreach (var reader in new[] { office, liaison })
        {
            var page = WebUtility.HtmlDecode((await reader.GetAsync($"/cases/{story.CaseId}")).Shown().Html);
            Assert.Contains("<strong>发到别处的链接（后来核实不是代表的邮箱）</strong>", HistoryOf(page), StringComparison.Ordinal);
            Assert.DoesNotContain("<strong>代表本人", HistoryOf(page), StringComparison.Ordinal);
            foreach (var shown in new[] { "<span class=\"tag tag-off\">作废</span>", "作废：该邮箱不是代表的邮箱，代联工委（", $"{CaseStory.Deputy}代表以前的答复（1）", "等待答复" })
                Assert.Contains(shown, page, StringComparison.Ordinal);
            Assert.DoesNotContain("邮箱未确认</span>", page, StringComparison.Ordinal);
        }
        var late = await story.App.Browser().SendAsync($"/d/{token}?handler=Answer", ("Input.Choices[0]", "满意"), ("Input.Choices[1]", "满意"));
        Assert.Equal(HttpStatusCode.Gone, late.Status);
        Assert.Contains("请打电话给人大代表工作机构", WebUtility.HtmlDecode(late.Html), StringComparison.Ordinal);
        Assert.DoesNotContain("待代联工委确认", WebUtility.HtmlDecode((await office.GetAsync($"/letters/{wrong.LetterId}")).Shown().Html), StringComparison.Ordinal);
    }

    private static string HistoryOf(string page) => page[page.IndexOf("id=\"history\"", StringComparison.Ordinal)..];

    private static async Task<OutboxMessage> NewestAsync(CaseStory story)
    {
        await using var db = story.App.OpenDatabase();
        return await db.Outbox.AsNoTracking().Where(m => m.RecipientKind == RecipientKind.Deputy && m.LetterId != null).OrderByDescending(m => m.Id).FirstAsync();
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_and_what_was_typed_is_kept()
    {
        await using var story = await CaseStory.StartAtAsync("feedback");
        var deputy = Guid.Parse((await story.ItemAsync("feedback")).Participant).ToString();
        var answer = await (await story.AsRoleAsync(Roles.Liaison)).PostAsync($"/cases/{story.CaseId}/answers",
            ("Input.Way", "Telephone"), ("Input.On", "2026-03-01"), ("Input.Note", "代表说写得清楚。"),
            ("Rows[0].DeputyId", deputy), ("Rows[0].Choices[0]", "满意"), ("Rows[0].Choices[1]", "不满意"), ("Rows[0].Words", ""));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        foreach (var said in new[] { "请写明通话双方", "请写明原因", "代表说写得清楚。" })
            Assert.Contains(said, answer.Html, StringComparison.Ordinal);
        Assert.Matches("name=\"Rows\\[0\\].Choices\\[1\\]\" value=\"不满意\" checked", answer.Html);
        await using var db = story.App.OpenDatabase();
        Assert.Empty(await db.Feedback.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_second_tab_is_told_who_was_quicker_and_keeps_its_words()
    {
        await using var story = await CaseStory.StartAtAsync("feedback");
        var item = await story.ItemAsync("feedback");
        (await story.EnterAsync(item, "Satisfied", "")).LedTo("/");
        var second = await story.EnterAsync(item, "Basic", "这是我写了很久的一段意见。", TestPeople.UserName(Roles.Liaison));
        Assert.Equal(HttpStatusCode.BadRequest, second.Status);
        Assert.Contains("刚刚登记过", second.Html, StringComparison.Ordinal);
        Assert.Contains("这是我写了很久的一段意见。</textarea>", second.Html, StringComparison.Ordinal);
        await using var db = story.App.OpenDatabase();
        Assert.Equal(1, await db.Audit.CountAsync(a => a.Kind == "WorkItemDecided" && a.Data.Contains(item.Id.ToString()), TestContext.Current.CancellationToken));
    }
}
