using System.Net;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Cases;

/// <summary>保密: outside the liaison body and the lead bureau nobody learns the deputy's name from any page.</summary>
public sealed class CasesSecrecyTests
{
    public static TheoryData<string> Outsiders => [TestPeople.UserName(Roles.Dispatcher), TestPeople.OtherOffice];

    [Theory]
    [MemberData(nameof(Outsiders))]
    public async Task The_name_is_on_no_page_of_an_outsider_from_registration_to_the_end(string outsider)
    {
        await using var story = await CaseStory.StartAsync();
        await story.RegisterAsync(secret: true);
        await LooksAsync(story, outsider);
        await story.GoToAsync("coHandling");
        await LooksAsync(story, outsider);
        await story.LogContactAsync($"当面听取{CaseStory.Deputy}代表意见。");
        // The lead bureau's people write the name where an outsider will read it.
        var decline = await story.ItemAsync("coHandling");
        await story.DecideAsync(decline, "Decline", "与我局无关。");
        await story.DecideAsync(await story.ItemAsync("coHandlingReview"), "Again", $"申屠 静姝代表希望贵局参加，联系 {CaseStory.Email}。");
        (await (await story.AsRoleAsync(Roles.BureauOffice)).PostAsync($"/cases/{story.CaseId}/extension", ("Input.Until", "2026-07-31"), ("Input.Reason", $"{CaseStory.Deputy}代表希望当面座谈。")))
            .LedTo($"/cases/{story.CaseId}");
        await LooksAsync(story, outsider);
        await story.DecideAsync(await story.ItemAsync("extensionDecision"), "Refuse", "请按期办理。");
        await story.GoToAsync("feedback");
        await LooksAsync(story, outsider);
        await story.DecideAsync(await story.ItemAsync("feedback"), "Satisfied", $"{CaseStory.Deputy}代表满意。");
        await LooksAsync(story, outsider);

        // And it is there for those who may know: the pages looked at do show deputies.
        foreach (var insider in new[] { TestPeople.UserName(Roles.Liaison), TestPeople.UserName(Roles.BureauOffice) })
            Assert.Contains(CaseStory.Deputy, await story.CaseHtmlAsync(insider), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_bureau_does_not_learn_that_the_case_exists()
    {
        await using var story = await CaseStory.StartAtAsync("feedback", coHandler: false);
        var stranger = await story.AsAsync(TestPeople.OtherOffice);
        foreach (var path in new[] { "", "/flow", "/contact", "/versions/1", "/extension" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/cases/{story.CaseId}{path}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/work/{(await story.ItemAsync("feedback")).Id}")).Status);
        var found = await stranger.GetAsync("/search?q=0390");
        Assert.DoesNotContain(CaseStory.Title, found.Shown().Html, StringComparison.Ordinal);
    }

    private static async Task LooksAsync(CaseStory story, string outsider)
    {
        var browser = await story.AsAsync(outsider);
        var pages = new List<string> { "/", "/suggestions", "/suggestions?q=" + Uri.EscapeDataString(CaseStory.Title) };
        if ((await browser.GetAsync($"/cases/{story.CaseId}")).Status == HttpStatusCode.OK)
            pages.AddRange([$"/cases/{story.CaseId}", $"/cases/{story.CaseId}?show=System", $"/cases/{story.CaseId}?show=Letters", $"/cases/{story.CaseId}/flow"]);
        await using (var db = story.App.OpenDatabase())
            pages.AddRange(db.WorkItems.Where(w => w.CaseId == story.CaseId && w.Status == Domain.WorkItems.WorkItemStatus.Open).Select(w => w.Id).ToList().Select(id => $"/work/{id}"));
        foreach (var page in pages)
        {
            var html = (await browser.GetAsync(page)).Html;
            foreach (var secret in new[] { CaseStory.Deputy, "申屠 静姝", CaseStory.Email })
                Assert.DoesNotContain(secret, html, StringComparison.OrdinalIgnoreCase);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/cases/{story.CaseId}/versions/1")).Status);
        var search = await browser.GetAsync("/search?q=" + Uri.EscapeDataString(CaseStory.Deputy));
        Assert.Contains("请换个词，少写几个字，或清除条件再看。", search.Shown().Html, StringComparison.Ordinal);
    }
}
