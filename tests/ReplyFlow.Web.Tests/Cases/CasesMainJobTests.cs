using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Cases;

public sealed class CasesMainJobTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Eight_people_take_a_suggestion_from_registration_to_the_deputys_feedback(DatabaseKind kind)
    {
        await using var story = await CaseStory.StartAsync(kind);
        await story.RegisterAsync();
        await OwesAsync(story, "assign", "交办");
        await DecideAsync(story, "assign", "Assign", "“签收”现由市工信局办公室");
        await DecideAsync(story, "accept", "Accept", "已签收");
        await DecideAsync(story, "allocate", "Allocate", "经六");
        await OwesAsync(story, "draft", "起草复函");
        await story.SubmitDraftAsync(await story.ItemAsync("draft"));
        await DecideAsync(story, "coHandling", "Submit", "处室审核");
        await DecideAsync(story, "divisionReview", "Approve", "办公室核稿");
        await DecideAsync(story, "proofread", "Approve", "分管领导审签");
        await DecideAsync(story, "leaderReview", "Approve", "主要领导签发");

        var sign = await story.ItemAsync("signOff");
        var page = (await (await story.AsRoleAsync(Roles.Signatory)).GetAsync($"/work/{sign.Id}")).Shown().Html;
        Assert.Contains("class=\"letter-page\"", page, StringComparison.Ordinal);
        Assert.Contains("签发人", page, StringComparison.Ordinal);
        Assert.Contains("我局同意，并提供运输保障", page, StringComparison.Ordinal);
        var parts = await story.CaseHtmlAsync(TestPeople.UserName(Roles.Signatory));
        Assert.True(parts.IndexOf(">主办</span>", StringComparison.Ordinal) < parts.IndexOf(">会办</span>", StringComparison.Ordinal));
        (await story.DecideAsync(sign, "Sign")).LedTo($"/cases/{story.CaseId}");
        var issued = await story.CaseHtmlAsync(TestPeople.UserName(Roles.Signatory));
        Assert.Contains("青工信函〔2026〕1号", issued, StringComparison.Ordinal);
        Assert.Contains("复函已制成", issued, StringComparison.Ordinal);

        var feedback = await story.ItemAsync("feedback");
        Assert.Contains($"{CaseStory.Deputy}代表", (await (await story.AsRoleAsync(Roles.BureauOffice)).GetAsync($"/cases/{story.CaseId}/answers")).Shown().Html, StringComparison.Ordinal);
        (await story.DecideAsync(feedback, "Satisfied", "很好。")).LedTo("/");
        var done = await story.CaseHtmlAsync(TestPeople.UserName(Roles.BureauOffice));
        Assert.Contains("已归档", done, StringComparison.Ordinal);
        Assert.Contains("满意", done, StringComparison.Ordinal);
        await using var db = story.App.OpenDatabase();
        Assert.Equal(CaseStatus.Archived, (await db.Cases.SingleAsync(TestContext.Current.CancellationToken)).Status);
    }

    /// <summary>The step is in its person's inbox, nobody else's but theirs, and the counter agrees.</summary>
    private static async Task<WorkItem> OwesAsync(CaseStory story, string step, string title)
    {
        var item = await story.ItemAsync(step);
        var html = (await (await story.AsAsync(CaseStory.UserOf(item))).GetAsync("/")).Shown().Html;
        Assert.Contains($"/work/{item.Id}", html, StringComparison.Ordinal);
        Assert.Contains(title, html, StringComparison.Ordinal);
        Assert.Equal(html.Split("class=\"inbox-row\"").Length - 1, CaseStory.Counter(html));
        foreach (var other in new[] { Roles.Liaison, Roles.Dispatcher, Roles.BureauOffice, Roles.DivisionHead, Roles.Drafter, Roles.BureauLeader, Roles.Signatory })
            if (TestPeople.UserName(other) != CaseStory.UserOf(item))
                Assert.DoesNotContain($"/work/{item.Id}", (await (await story.AsRoleAsync(other)).GetAsync("/")).Shown().Html, StringComparison.Ordinal);
        return item;
    }

    private static async Task DecideAsync(CaseStory story, string step, string outcome, string receipt)
    {
        var item = await OwesAsync(story, step, "第0390号");
        var next = (await story.DecideAsync(item, outcome)).Location;
        Assert.Equal(step == "accept" ? $"/work/{(await story.ItemAsync("allocate")).Id}" : "/", next);
        var shown = (await (await story.AsAsync(CaseStory.UserOf(item))).GetAsync(next)).Shown().Html;
        Assert.Contains(receipt, shown, StringComparison.Ordinal);
        // The receipt may take the decision back; the item itself is offered nowhere.
        Assert.DoesNotContain($"/work/{item.Id}", shown.Replace($"/work/{item.Id}/takeback", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
