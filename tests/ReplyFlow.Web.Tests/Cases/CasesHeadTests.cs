using System.Net;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Web.Tests.Cases;

/// <summary>What stands above a case and above the inbox.</summary>
public sealed class CasesHeadTests
{
    [Fact]
    public async Task Those_who_signed_with_the_lead_deputy_are_not_put_into_the_leads_delegation()
    {
        await using var story = await CaseStory.StartAtAsync("accept", coHandler: false);
        await using (var db = story.App.OpenDatabase())
        {
            await db.Deputies.Where(d => d.Name == CaseStory.Deputy).ExecuteUpdateAsync(s => s.SetProperty(d => d.Delegation, "东湖区代表团"));
            var (with, suggestion) = (new Deputy { Name = "闻人示例", Delegation = "西山区代表团" }, await db.Suggestions.Select(s => s.Id).SingleAsync());
            db.Deputies.Add(with);
            db.Set<SuggestionDeputy>().Add(new SuggestionDeputy { SuggestionId = suggestion, DeputyId = with.Id, Order = 1 });
            await db.SaveChangesAsync();
        }
        Assert.Contains(
            $"{CaseStory.Deputy}代表（东湖区代表团），附议：闻人示例（西山区代表团）<",
            WebUtility.HtmlDecode(await story.CaseHtmlAsync(App.TestPeople.UserName(Roles.BureauOffice))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_title_stands_once_and_opens_on_demand()
    {
        var title = $"关于{new string('长', 80)}的建议";
        await using var story = await CaseStory.StartAsync();
        await story.RegisterAsync(title: title);
        var html = WebUtility.HtmlDecode(await story.CaseHtmlAsync("liaison"));
        var body = html[html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("id=\"history\"", StringComparison.Ordinal)];
        Assert.Contains("<details class=\"long-title\"><summary><h1 class=\"page-title\">", body, StringComparison.Ordinal);
        Assert.Equal(2, body.Split(title).Length);
    }

    [Fact]
    public async Task A_calendar_that_lacks_a_year_is_told_to_whom_it_concerns_until_they_take_it_away()
    {
        await using var story = await CaseStory.StartAtAsync("accept", coHandler: false);
        story.App.Clock.Now = new DateTimeOffset(2026, 11, 10, 10, 0, 0, TimeSpan.FromHours(8));
        story.ForgetBrowsers();
        const string told = "2027 年放假安排未载入";
        var office = await story.AsRoleAsync(Roles.BureauOffice);
        Assert.DoesNotContain(told, (await office.GetAsync("/")).Shown().Html, StringComparison.Ordinal);
        await using (var db = story.App.OpenDatabase())
            await db.WorkItems.ExecuteUpdateAsync(s => s.SetProperty(w => w.Due.Provisional, true));
        var shown = (await office.GetAsync("/")).Shown().Html;
        Assert.Contains(told, shown, StringComparison.Ordinal);
        var key = shown.Split("name=\"banner\" value=\"")[1].Split('"')[0];
        (await office.PostAsync("/?handler=Dismiss", ("banner", key))).LedTo("/");
        Assert.DoesNotContain(told, (await office.GetAsync("/")).Shown().Html, StringComparison.Ordinal);
        Assert.Contains(told, (await (await story.AsRoleAsync(Roles.Administrator)).GetAsync("/Settings")).Shown().Html, StringComparison.Ordinal);
    }
}
