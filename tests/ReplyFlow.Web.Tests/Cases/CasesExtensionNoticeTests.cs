using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Cases;

/// <summary>The notice to the deputies once an extension is approved, and who may open it.</summary>
public sealed class CasesExtensionNoticeTests
{
    [Fact]
    public async Task The_notice_of_a_secret_deputy_is_for_the_lead_bureau_and_the_liaison_body_only()
    {
        await using var story = await CaseStory.StartAtAsync("draft", secret: true);
        var office = TestPeople.UserName(Roles.BureauOffice);
        (await (await story.AsAsync(office)).PostAsync($"/cases/{story.CaseId}/extension", ("Input.Until", "2026-08-03"), ("Input.Reason", "需要论证改造方案。"))).LedTo($"/cases/{story.CaseId}");
        var decided = await story.DecideAsync(await story.ItemAsync("extensionDecision"), "Approve");
        Assert.Equal(HttpStatusCode.Redirect, decided.Status);
        await using var db = story.App.OpenDatabase();
        var notice = await db.Notices.SingleAsync();

        var inside = WebUtility.HtmlDecode(await story.CaseHtmlAsync(office));
        Assert.Contains("批准延期至 2026-08-03", inside, StringComparison.Ordinal);
        Assert.Contains(notice.Title, inside, StringComparison.Ordinal);
        Assert.Contains($"/notices/{notice.Id}/pdf", inside, StringComparison.Ordinal);
        var pdf = await (await story.AsAsync(office)).GetAsync($"/notices/{notice.Id}/pdf?download=1");
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (pdf.Status, pdf.Headers["Content-Type"]));
        Assert.StartsWith("attachment", pdf.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await (await story.AsRoleAsync(Roles.Liaison)).GetAsync($"/notices/{notice.Id}/pdf")).Status);

        foreach (var user in new[] { TestPeople.UserName(Roles.Dispatcher), TestPeople.OtherOffice })
        {
            var outside = WebUtility.HtmlDecode(await story.CaseHtmlAsync(user));
            Assert.Contains(notice.Title, outside, StringComparison.Ordinal);
            Assert.DoesNotContain(CaseStory.Deputy, outside, StringComparison.Ordinal);
            Assert.DoesNotContain(CaseStory.Email, outside, StringComparison.Ordinal);
            Assert.DoesNotContain($"/notices/{notice.Id}", outside, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await (await story.AsAsync(user)).GetAsync($"/notices/{notice.Id}/pdf")).Status);
        }
    }

    [Fact]
    public async Task While_a_case_is_handled_again_more_time_and_an_interim_answer_are_offered_by_the_second_letters_day()
    {
        await using var story = await CaseStory.StartAtAsync("feedback");
        var office = await story.AsAsync(TestPeople.UserName(Roles.BureauOffice));
        foreach (var page in new[] { "extension", "interim" })
            Assert.Contains("不在办理中", WebUtility.HtmlDecode((await office.GetAsync($"/cases/{story.CaseId}/{page}")).Html), StringComparison.Ordinal);
        await using var db = story.App.OpenDatabase();
        await using var scope = story.App.Services.CreateAsyncScope();
        var mail = await db.Outbox.AsNoTracking().FirstAsync(m => m.LetterId != null && m.RecipientKind == RecipientKind.Deputy, TestContext.Current.CancellationToken);
        var token = await scope.ServiceProvider.GetRequiredService<LinkIssuer>().TokenAsync(mail, _ => "", TestContext.Current.CancellationToken);
        await story.App.Browser().SendAsync($"/d/{token}?handler=Answer",
            ("Input.Choices[0]", "满意"), ("Input.Choices[1]", "不满意"), ("Input.Words", "第三点没有答复。"));
        var due = await db.WorkItems.Where(w => w.CaseId == story.CaseId && w.Step == "rehandle").Select(w => w.Due.On).SingleAsync(TestContext.Current.CancellationToken);
        var head = (await office.GetAsync($"/cases/{story.CaseId}")).Shown().Html;
        Assert.Contains($"/cases/{story.CaseId}/extension", head, StringComparison.Ordinal);
        Assert.Contains($"/cases/{story.CaseId}/interim", head, StringComparison.Ordinal);
        var asked = WebUtility.HtmlDecode((await office.GetAsync($"/cases/{story.CaseId}/extension")).Shown().Html);
        Assert.Contains("现在的再次答复期限", asked, StringComparison.Ordinal);
        Assert.Contains($"{due:yyyy年M月d日}", asked, StringComparison.Ordinal);
        (await office.PostAsync($"/cases/{story.CaseId}/extension", ("Input.Until", $"{due!.Value.AddDays(10):yyyy-MM-dd}"), ("Input.Reason", "需要论证改造方案。")))
            .LedTo($"/cases/{story.CaseId}");
        Assert.Equal(HttpStatusCode.Redirect, (await story.DecideAsync(await story.ItemAsync("extensionDecision"), "Approve")).Status);
        Assert.Contains($"{due.Value.AddDays(10):yyyy年M月d日}", WebUtility.HtmlDecode((await office.GetAsync($"/cases/{story.CaseId}")).Shown().Html), StringComparison.Ordinal);
    }
}
