using System.Net;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Cases;

/// <summary>Law 2: a work item is decided at most once; whoever came too late is told who decided what and loses nothing typed.</summary>
[Trait("Length", "Long")]
public sealed class CasesAtMostOnceTests
{
    private const string Typed = "这是我写了很久的一段意见。";

    public static TheoryData<string> Steps =>
        ["assign", "accept", "objection", "allocate", "coHandling", "coHandlingReview", "divisionReview", "proofread", "leaderReview", "signOff", "extensionDecision", "withdrawalDecision"];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task The_second_tab_is_told_who_decided_and_keeps_its_words(string step)
    {
        await using var story = await ReachAsync(step);
        var item = await story.ItemAsync(step);
        var user = CaseStory.UserOf(item);
        var browser = await story.AsAsync(user);
        var token = Browser.Token((await browser.GetAsync($"/work/{item.Id}")).Shown().Html);
        var fields = FormOf(story, item, token);

        var first = await browser.SendAsync($"/work/{item.Id}", fields);
        Assert.Equal(HttpStatusCode.Redirect, first.Status);
        var second = await browser.SendAsync($"/work/{item.Id}", fields);
        await IsToldAsync(story, item, second, story.App.People![user].DisplayName);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Of_two_people_at_the_same_moment_one_wins_and_the_other_is_told(string step)
    {
        await using var story = await ReachAsync(step);
        var item = await story.ItemAsync(step);
        var user = CaseStory.UserOf(item);
        string[] users = [user, await story.AddTwinAsync(user)];
        var requests = new List<Func<Task<Answer>>>();
        foreach (var one in users)
        {
            var browser = await story.AsAsync(one);
            var fields = FormOf(story, item, Browser.Token((await browser.GetAsync($"/work/{item.Id}")).Shown().Html));
            requests.Add(() => browser.SendAsync($"/work/{item.Id}", fields));
        }
        var answers = await Task.WhenAll(requests.Select(r => Task.Run(r)));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        await using var db = story.App.OpenDatabase();
        var winner = (await db.WorkItems.SingleAsync(w => w.Id == item.Id, TestContext.Current.CancellationToken)).DecidedByName;
        await IsToldAsync(story, item, answers.Single(a => a.Status != HttpStatusCode.Redirect), winner);
    }

    /// <summary>Walks a case to a step, the side steps by their own requests.</summary>
    private static async Task<CaseStory> ReachAsync(string step)
    {
        switch (step)
        {
            case "objection":
                var objected = await CaseStory.StartAtAsync("accept");
                Assert.Equal(HttpStatusCode.Redirect, (await objected.DecideAsync(await objected.ItemAsync("accept"), "Object", "不属于我局职责。")).Status);
                return objected;
            case "coHandlingReview":
                var declined = await CaseStory.StartAtAsync("coHandling");
                Assert.Equal(HttpStatusCode.Redirect, (await declined.DecideAsync(await declined.ItemAsync("coHandling"), "Decline", "与我局无关。")).Status);
                return declined;
            case "extensionDecision":
                var extended = await CaseStory.StartAtAsync("allocate");
                (await (await extended.AsRoleAsync(Roles.BureauOffice)).PostAsync($"/cases/{extended.CaseId}/extension", ("Input.Until", "2026-07-31"), ("Input.Reason", "需要现场试验。")))
                    .LedTo($"/cases/{extended.CaseId}");
                return extended;
            case "withdrawalDecision":
                var withdrawn = await CaseStory.StartAtAsync("allocate");
                (await (await withdrawn.AsRoleAsync(Roles.Liaison)).PostAsync($"/cases/{withdrawn.CaseId}/withdraw", ("Input.Reason", "代表来信撤回。")))
                    .LedTo($"/cases/{withdrawn.CaseId}");
                return withdrawn;
            default:
                return await CaseStory.StartAtAsync(step);
        }
    }

    private static (string, string)[] FormOf(CaseStory story, WorkItem item, string token)
    {
        var fields = story.Fields(item).Where(f => f.Name != "Input.Text").ToList();
        if (item.Kind == "opinion")
            fields.Add(("Input.Text", Typed));
        return [.. fields, ("Input.Outcome", item.ReadOutcomes()[0].Name), ("Input.Comment", Typed), ("__RequestVerificationToken", token)];
    }

    private static async Task IsToldAsync(CaseStory story, WorkItem item, Answer late, string winner)
    {
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains($"此事项已由{winner}于2026年3月", late.Html, StringComparison.Ordinal);
        Assert.Contains(item.ReadOutcomes()[0].Label, late.Html, StringComparison.Ordinal);
        Assert.Matches($"<textarea[^>]*readonly[^>]*>{Typed}</textarea>", late.Html);
        await using var db = story.App.OpenDatabase();
        Assert.Equal(1, await db.Audit.CountAsync(a => a.Kind == "WorkItemDecided" && a.Data.Contains(item.Id.ToString()), TestContext.Current.CancellationToken));
    }
}
