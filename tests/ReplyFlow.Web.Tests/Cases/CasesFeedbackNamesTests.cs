using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Web.Tests.Cases;

/// <summary>One case asks each deputy; the lists say which one, to those who may know.</summary>
public sealed class CasesFeedbackNamesTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Lists_name_whose_feedback_is_waited_for_unless_the_deputy_is_secret(bool secret)
    {
        await using var story = await CaseStory.StartAtAsync("feedback", secret);
        var named = $"代表反馈（{CaseStory.Deputy}代表）";
        var office = await story.AsRoleAsync(Roles.BureauOffice);
        foreach (var page in new[] { "/", "/?handler=Export&format=csv", "/supervision", $"/cases/{story.CaseId}" })
            Assert.Contains(named, (await office.GetAsync(page)).Shown().Html, StringComparison.Ordinal);
        var dispatcher = await story.AsRoleAsync(Roles.Dispatcher);
        foreach (var page in new[] { "/supervision", "/supervision?handler=Export&format=csv" })
        {
            var html = (await dispatcher.GetAsync(page)).Shown().Html;
            Assert.Contains("代表反馈", html, StringComparison.Ordinal);
            Assert.Equal(!secret, html.Contains(named, StringComparison.Ordinal));
            Assert.Equal(!secret, html.Contains(CaseStory.Deputy, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Asking_for_feedback_shows_when_it_was_answered_instead_of_a_date_to_answer_by()
    {
        await using var story = await CaseStory.StartAtAsync("feedback");
        var html = (await (await story.AsRoleAsync(Roles.BureauOffice)).GetAsync((await (await story.AsRoleAsync(Roles.BureauOffice)).GetAsync($"/work/{(await story.ItemAsync("feedback")).Id}")).Location)).Shown().Html;
        Assert.Contains("<dt>答复日期</dt>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<dt>答复代表期限</dt>", html, StringComparison.Ordinal);
    }
}
