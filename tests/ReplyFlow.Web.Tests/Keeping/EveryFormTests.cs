using System.Net;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Web.Tests.Authorisation;

namespace ReplyFlow.Web.Tests.Keeping;

/// <summary>Every form of the product, sent after the sign-in has ended, stands there filled once the person has signed in again.</summary>
[Trait("Length", "Long")]
public sealed class EveryFormTests(AuthorisationTests.Fixture fixture) : IClassFixture<AuthorisationTests.Fixture>
{
    /// <summary>Only scripts send these, and keep what was typed in the page themselves.</summary>
    private static readonly string[] Scripts = ["/Drafts/Save", "/Drafts/Keep", "/Drafts/Keep?handler=TakeBack", "/Drafts/Contacts", "/Drafts/Preview", "/Settings/Templates/Edit?handler=Pane",
        "/Suggestions/Similar", "/Drafts/Figures", "/Drafts/Asks"];

    /// <summary>
    /// Forms of one button, of a file or of passwords; those that stand on their page only after something that the sample case is
    /// not in (a conflict, a finding, a failed mail, a parked step, a file that was read), and share its fields with one that is tried.
    /// </summary>
    private static readonly string[] NothingToFill =
    [
        "/Assignments/Index?handler=Assign", "/Assignments/Index?handler=Check", "/Assignments/Index?handler=Edit", "/Assignments/Index?handler=Fill",
        "/Account/Alerts", "/Account/Alerts?handler=Browser", "/Account/Alerts?handler=Remove", "/Attachments/Add", "/Letters/Links?handler=Paper",
        "/Letters/Links?handler=Replace", "/Notices/Links?handler=Replace", "/Notices/Links?handler=Revoke", "/Settings/Webhook?handler=Remove", "/Settings/Webhook?handler=Test",
        "/Account/ChangePassword", "/Account/SignOutEverywhere", "/Account/Substitution?handler=End", "/Cases/Answers/Void", "/Cases/Key?handler=End", "/Cases/Version?handler=Judge",
        "/Cases/Version?handler=TakeBack", "/Delivery/Address", "/Delivery/Reject", "/Delivery/Item?handler=Handled", "/Drafts/Edit?handler=Compare", "/Drafts/Edit?handler=Mend",
        "/Drafts/Asks?handler=Reset", "/Drafts/Edit?handler=Merge", "/Drafts/Edit?handler=TakeBack", "/Drafts/Edit?handler=Unmend", "/Drafts/Figures?handler=End", "/Drafts/Figures?handler=Give", "/Drafts/Figures?handler=Move",
        "/Drafts/Annexes", "/Drafts/Files?handler=Add", "/Drafts/Files?handler=Remove", "/Drafts/Files?handler=Restore", "/Drafts/Intake", "/Drafts/Mend", "/Drafts/Passages", "/Index?handler=Bulk",
        "/Index?handler=Dismiss", "/Index?handler=TakeBack", "/Passages/Remove", "/PolicyLibrary/Remove", "/PolicyLibrary/Repeal?handler=TakeBack", "/Settings/Bureaus/Edit?handler=RemoveDivision", "/Settings/Bureaus/Edit?handler=RenameDivision",
        "/Settings/Bureaus/Import", "/Settings/Bureaus/Import?handler=CarryOut", "/Settings/Calendar/Edit?handler=Save", "/Settings/Calendar/Import",
        "/Settings/Calendar/Import?handler=Save", "/Settings/Calendar/Remove?handler=Save", "/Settings/Checklist", "/Settings/Mail?handler=Assignment",
        "/Settings/People/Deactivate", "/Settings/People/Edit?handler=Reactivate", "/Settings/People/Edit?handler=ResetPassword", "/Settings/People/HandOver",
        "/Settings/People/Import", "/Settings/People/Import?handler=CarryOut", "/Settings/People/Index?handler=Unlock", "/Settings/Reminders?handler=Common",
        "/Settings/Templates/Edit?handler=Fields", "/Settings/Templates/Profile?handler=Activate", "/Settings/Templates/Profile?handler=Shipped",
        "/Settings/Workflows/Import", "/Settings/Workflows/Import?handler=Publish", "/Settings/Workflows/Incidents/Step?handler=Retry",
        "/Settings/Workflows/Incidents/Step?handler=Skip", "/Settings/Workflows/Index?handler=Decline", "/Settings/Workflows/Index?handler=Offer",
        "/Settings/Workflows/Move?handler=Apply", "/Substitutions/Index?handler=End", "/Substitutions/Index?handler=Name", "/Suggestions/Import",
        "/WorkItems/Decide?handler=Back", "/WorkItems/Decide?handler=Judge", "/WorkItems/Decide?handler=TakeBack", "/WorkItems/Seen", "/WorkItems/TakeBack",
    ];

    public static TheoryData<string> Forms => [.. EndpointTable.Rows.Where(r => r.Endpoint.StartsWith("POST ", StringComparison.Ordinal)
        && r.LetIn != Visitors.All && !Scripts.Contains(r.Endpoint[5..]) && !r.Endpoint.Contains("out", StringComparison.Ordinal)).Select(r => r.Endpoint)];

    public static TheoryData<string> Scripted => [.. Scripts];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task What_was_typed_stands_in_the_form_again_and_nothing_was_done(string endpoint)
    {
        var row = EndpointTable.Rows.Single(r => r.Endpoint == endpoint);
        var address = fixture.Samples.Fill(row.Address);
        var (visitor, typed) = await FormAsync(address, row);
        var before = await HistoryAsync();
        var browser = fixture.App.Browser();
        // A field that is filled replaces what was in it; what a page has in its fields otherwise is sent as it is.
        var filled = typed?.Filled ?? [("Input.Comment", "示例文字")];
        var answer = await browser.SendAsync(fixture.App, visitor, address, [.. filled, .. (typed?.Sent ?? []).Where(s => s.Name[0] != '_' && filled.TrueForAll(f => f.Name != s.Name))]);
        Assert.DoesNotContain("handler", answer.Location, StringComparison.OrdinalIgnoreCase);
        var back = await browser.SignInAsync(answer, visitor);
        var shown = (await browser.GetAsync(back.Location)).Shown();
        Assert.Equal(before, await HistoryAsync());
        if (typed is null || typed.Filled.TrueForAll(f => Web.Infrastructure.TypedForm.IsSecret(f.Name)))
            return;
        Assert.Contains("刚才填写的内容都在下面，还没有提交", shown.Html, StringComparison.Ordinal);
        var again = Find(shown.Html, address)!;
        var missing = filled.Where(f => !again.Sent.Contains(f)).ToList();
        Assert.True(missing.Count == 0, $"Not in the form any more: {string.Join(", ", missing)}; there is {string.Join(", ", again.Sent)}");
    }

    [Theory]
    [MemberData(nameof(Scripted))]
    public async Task A_script_is_told_and_its_page_stays(string endpoint)
    {
        var row = EndpointTable.Rows.Single(r => r.Endpoint == $"POST {endpoint}");
        var browser = fixture.App.Browser();
        browser.Client.DefaultRequestHeaders.Add("HX-Request", "true");
        var answer = await browser.SendAsync(fixture.Samples.Fill(row.Address), ("Input.Body", "正文"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.False(answer.Headers.ContainsKey("HX-Redirect"));
    }

    /// <summary>Else the test above would look at nothing.</summary>
    [Fact]
    public async Task Every_form_is_on_its_page_but_those_that_are_named()
    {
        var found = new List<string>();
        foreach (var endpoint in Forms.Select(f => f.Data))
        {
            var row = EndpointTable.Rows.Single(r => r.Endpoint == endpoint);
            if ((await FormAsync(fixture.Samples.Fill(row.Address), row)).Form is { Filled.Count: > 0 })
                found.Add(endpoint[5..]);
        }
        var missing = Forms.Select(f => f.Data[5..]).Except(found).Except(NothingToFill).ToList();
        Assert.True(missing.Count == 0, $"Nothing to fill was found for {string.Join(", ", missing)}: let the sample case show the form, or name it above.");
        Assert.Empty(NothingToFill.Intersect(found));
    }

    /// <summary>The form that goes to an address, with the visitor who finds most to fill in it; null where its page does not show it for the moment.</summary>
    private async Task<(string Visitor, PageForm? Form)> FormAsync(string address, EndpointRow row)
    {
        var handler = Handler(address);
        var page = handler.Length == 0 ? address : string.Join('&', address.Split('&').Where(p => p != handler)).Replace($"?{handler}&", "?").Replace($"?{handler}", "");
        var found = (Visitor: row.LetIn[^1], Form: (PageForm?)null);
        foreach (var visitor in row.LetIn.Reverse())
            if (Find((await fixture.Browsers[visitor].GetAsync(page)).Html, address) is { } form && form.Filled.Count > (found.Form?.Filled.Count ?? -1))
                found = (visitor, form);
        return found;
    }

    private static PageForm? Find(string html, string address)
    {
        var (path, handler) = (address.Split('?')[0], Handler(address));
        return PageForm.Of(html, path).FirstOrDefault(f => f.Targets.Any(t => t.Split('?')[0] == path && Handler(t) == handler));
    }

    private static string Handler(string address) => address.Split(['?', '&']).FirstOrDefault(p => p.StartsWith("handler=", StringComparison.Ordinal)) ?? "";

    private async Task<int> HistoryAsync()
    {
        await using var db = fixture.App.OpenDatabase();
        return await db.Audit.CountAsync(a => a.Kind != "SignedIn", TestContext.Current.CancellationToken);
    }
}
