using System.Net;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Web.Tests.Authorisation;

namespace ReplyFlow.Web.Tests.Keeping;

/// <summary>Every form of the product, sent after the sign-in has ended, stands there filled once the person has signed in again.</summary>
[Trait("Length", "Long")]
public sealed class EveryFormTests(AuthorisationTests.Fixture fixture) : IClassFixture<AuthorisationTests.Fixture>
{
    /// <summary>Only scripts send these, and keep what was typed in the page themselves.</summary>
    private static readonly string[] Scripts = ["/Drafts/Save", "/Drafts/Keep", "/Drafts/Keep?handler=TakeBack", "/Drafts/Contacts", "/Drafts/Preview", "/Settings/Templates/Edit?handler=Pane"];

    public static TheoryData<string> Forms => [.. EndpointTable.Rows.Where(r => r.Endpoint.StartsWith("POST ", StringComparison.Ordinal)
        && r.LetIn != Visitors.All && !Scripts.Contains(r.Endpoint[5..]) && !r.Endpoint.Contains("out", StringComparison.Ordinal)).Select(r => r.Endpoint)];

    public static TheoryData<string> Scripted => [.. Scripts];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task What_was_typed_stands_in_the_form_again_and_nothing_was_done(string endpoint)
    {
        var row = EndpointTable.Rows.Single(r => r.Endpoint == endpoint);
        var (address, visitor) = (fixture.Samples.Fill(row.Address), row.LetIn[^1]);
        var typed = await FormAsync(address, visitor);
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
    public async Task Most_forms_are_on_their_pages()
    {
        var found = new List<string>();
        foreach (var endpoint in Forms.Select(f => f.Data))
        {
            var row = EndpointTable.Rows.Single(r => r.Endpoint == endpoint);
            if (await FormAsync(fixture.Samples.Fill(row.Address), row.LetIn[^1]) is { Filled.Count: > 0 })
                found.Add(endpoint);
        }
        Assert.True(found.Count > 30, $"{found.Count}: {string.Join(", ", found)}");
    }

    /// <summary>The form that goes to an address; null where its page does not show it for the moment.</summary>
    private async Task<PageForm?> FormAsync(string address, string visitor)
    {
        var handler = Handler(address);
        var page = await fixture.Browsers[visitor].GetAsync(string.Join('&', address.Split('&').Where(p => p != handler)).Replace($"?{handler}&", "?").Replace($"?{handler}", ""));
        return Find(page.Html, address);
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
