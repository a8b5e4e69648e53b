using System.Net;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Cases;

/// <summary>What is over offers nothing that would be refused.</summary>
public sealed class CasesClosedTests
{
    [Fact]
    public async Task An_archived_case_offers_no_change_and_its_pages_say_why_without_a_form()
    {
        await using var story = await CaseStory.StartAtAsync("feedback");
        (string Path, string Role, string Words)[] pages =
        [
            ("reassign", Roles.BureauOffice, "不能改派"), ("bureaus", Roles.Dispatcher, "不能再改派承办单位"), ("extension", Roles.BureauOffice, "不需要延期"),
            ("withdraw", Roles.Liaison, "不能撤回"), ("correct", Roles.Liaison, "不能再更正"), ("contact", Roles.Drafter, "不再登记与代表的沟通"),
            ("key", Roles.Liaison, "不能再列为重点督办"),
        ];
        Assert.Contains("</textarea>", await PageAsync(story, pages[5]), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await story.DecideAsync(await story.ItemAsync("feedback"), "Satisfied")).Status);
        await using var db = story.App.OpenDatabase();
        Assert.Equal(CaseStatus.Archived, (await db.Cases.FindAsync([story.CaseId], TestContext.Current.CancellationToken))!.Status);
        foreach (var page in pages)
        {
            var html = await PageAsync(story, page);
            var main = html[html.IndexOf("<main", StringComparison.Ordinal)..];
            Assert.Contains(page.Words, main, StringComparison.Ordinal);
            Assert.DoesNotContain("<form", main, StringComparison.Ordinal);
            Assert.DoesNotContain($"/cases/{story.CaseId}/{page.Path}\"", await story.CaseHtmlAsync(TestPeople.UserName(page.Role)), StringComparison.Ordinal);
        }
        var refused = await story.LogContactAsync("归档后又通话。");
        Assert.Contains("归档后又通话。</textarea>", WebUtility.HtmlDecode(refused.Refused("不再登记与代表的沟通").Html), StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(CaseStory story, (string Path, string Role, string Words) page) =>
        WebUtility.HtmlDecode((await (await story.AsRoleAsync(page.Role)).GetAsync($"/cases/{story.CaseId}/{page.Path}")).Shown().Html);
}
