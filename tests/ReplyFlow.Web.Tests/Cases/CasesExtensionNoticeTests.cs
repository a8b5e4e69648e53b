using System.Net;
using Microsoft.EntityFrameworkCore;
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
}
