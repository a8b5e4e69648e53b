using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Authorisation;
using ReplyFlow.Web.Tests.Drafts;

namespace ReplyFlow.Web.Tests.Door;

/// <summary>A request that no page of the product makes is refused in order: it never breaks the program, and it does nothing.</summary>
public sealed class HandlerTests(AuthorisationTests.Fixture fixture) : IClassFixture<AuthorisationTests.Fixture>
{
    /// <summary>Every address that takes a POST, and every handler of each; <see cref="AuthorisationTests"/> holds the table complete.</summary>
    public static TheoryData<string> Endpoints => [.. EndpointTable.Rows.Select(r => r.Endpoint)];

    [Trait("Length", "Long")]
    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task No_handler_an_unknown_one_an_empty_body_and_a_foreign_one_are_refused_in_order(string endpoint)
    {
        var row = EndpointTable.Rows.Single(r => r.Endpoint == endpoint);
        var address = fixture.Samples.Fill(row.Address);
        var browser = fixture.Browsers[row.LetIn[^1]];
        var token = Browser.Token((await browser.GetAsync("/Account/SignOutEverywhere")) is { Status: HttpStatusCode.OK } page
            ? page.Html : (await browser.GetAsync("/Account/Login")).Html);
        var wrong = new List<string>();
        foreach (var (what, path) in Paths(address).Where(p => p.Path.Length > 0))
            foreach (var (body, content) in Bodies().Where(b => what == "its handler" || Short.Contains(b.Name)))
            {
                using var request = new HttpRequestMessage(endpoint.StartsWith("GET ", StringComparison.Ordinal) ? HttpMethod.Get : HttpMethod.Post, path);
                request.Headers.Add("RequestVerificationToken", token);
                if (request.Method == HttpMethod.Post)
                    request.Content = content;
                var answer = await Answer.OfAsync(await browser.Client.SendAsync(request));
                var nothingDone = what != "unknown handler" || request.Method == HttpMethod.Get
                    || answer.Status is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.BadRequest;
                if ((int)answer.Status >= 500 || !nothingDone)
                    wrong.Add($"{what}, {body}: {(int)answer.Status}");
            }
        Assert.Empty(wrong);
    }

    /// <summary>What is sent without a handler too: bodies are read before a handler is chosen, by the same code for every page.</summary>
    private static readonly string[] Short = ["no body", "empty form", "XML"];

    private static IEnumerable<(string What, string Path)> Paths(string address)
    {
        yield return ("its handler", Ends(address) ? "" : address);
        yield return ("no handler", Ends(Without(address)) ? "" : Without(address));
        var plain = Without(address);
        yield return ("unknown handler", $"{plain}{(plain.Contains('?') ? '&' : '?')}handler=NoSuchHandler");
    }

    /// <summary>These end the visitor's sign-in by themselves, without a form.</summary>
    private static bool Ends(string address) =>
        address.Contains("Logout", StringComparison.Ordinal) || address.Contains("SignOutEverywhere", StringComparison.Ordinal)
        || address.Contains("handler=ResetPassword", StringComparison.Ordinal);

    private static string Without(string address) =>
        System.Text.RegularExpressions.Regex.Replace(address, "[?&]handler=[A-Za-z]+", m => m.Value[0] == '?' ? "?" : "").TrimEnd('?').Replace("?&", "?");

    private static IEnumerable<(string Name, HttpContent? Content)> Bodies()
    {
        yield return ("no body", null);
        yield return ("empty form", Typed("", "application/x-www-form-urlencoded"));
        yield return ("JSON", Typed("""{"Input": null}""", "application/json"));
        yield return ("XML", Typed("<x/>", "text/xml"));
        yield return ("multipart without a boundary", Typed("--", "multipart/form-data"));
        yield return ("multipart cut off", Typed("--b\r\nContent-Disposition: form-data; name=\"Input.Reason\"\r\n\r\nhalf", "multipart/form-data; boundary=b"));
        yield return ("form in UTF-7", Typed("Input.Reason=x", "application/x-www-form-urlencoded; charset=utf-7"));
        yield return ("form in no encoding", Typed("Input.Reason=x", "application/x-www-form-urlencoded; charset=none-such"));
        yield return ("multipart with a part in UTF-7", Typed(
            "--b\r\nContent-Disposition: form-data; name=\"Input.Reason\"\r\nContent-Type: text/plain; charset=utf-7\r\n\r\nx\r\n--b--\r\n",
            "multipart/form-data; boundary=b"));
        yield return ("form with null characters", Typed("Input.Reason=%00&Input%5B=%00", "application/x-www-form-urlencoded"));
    }

    private static ByteArrayContent Typed(string text, string type)
    {
        var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    [Fact]
    public async Task The_draft_without_a_handler_says_that_the_address_does_not_open_so()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        var before = await scene.DraftAsync();
        var answer = await drafter.PostAsync(scene.Editor, await scene.FieldsAsync(DraftScene.Good));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Contains("这个网址不能这样打开", answer.Html, StringComparison.Ordinal);
        Assert.Equal(before.Content, (await scene.DraftAsync()).Content);
    }

    [Fact]
    public async Task A_contact_sent_with_a_stale_draft_is_not_stored_beside_the_conflict()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        var opened = (await scene.DraftAsync()).Revision;
        (await scene.CallAsync(drafter, "save", await scene.FieldsAsync(DraftScene.Good with { Body = "另一窗口的正文" }, opened))).Answer.Shown();
        var answer = await drafter.PostAsync($"{scene.Editor}?handler=Contact",
            [.. await scene.FieldsAsync(DraftScene.Good, opened), ("Contact.On", "2026-03-01"), ("Contact.With", "申某"), ("Contact.Summary", "当面沟通")]);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        await using var db = app.OpenDatabase();
        Assert.False(await db.Contacts.AnyAsync(TestContext.Current.CancellationToken));
        Assert.False(await db.Audit.AnyAsync(a => a.Kind == "ContactLogged", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_decision_about_a_finding_sent_with_a_stale_draft_is_not_stored_beside_the_conflict()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        var warned = DraftScene.Good with { Body = DraftScene.Good.Body.Replace("我局已摸清", "截止目前，我局已摸清", StringComparison.Ordinal) };
        (await drafter.PostAsync($"{scene.Editor}?handler=Save", await scene.FieldsAsync(warned))).LedTo(scene.Editor);
        var key = System.Text.RegularExpressions.Regex.Match((await drafter.GetAsync(scene.Editor)).Html, "name=\"key\" value=\"([0-9a-f]{64})\"").Groups[1].Value;
        var stale = (await scene.DraftAsync()).Revision - 1;
        var mine = warned with { Title = "另一个标题" };
        var answer = await drafter.PostAsync($"{scene.Editor}?handler=Keep", [.. await scene.FieldsAsync(mine, stale), ("key", key), ($"Reasons[{key}]", "与公报一致。")]);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        await using (var db = app.OpenDatabase())
            Assert.False(await db.Waivers.AnyAsync(TestContext.Current.CancellationToken));
        (await drafter.PostAsync($"{scene.Editor}?handler=Keep", [.. await scene.FieldsAsync(warned), ("key", key), ($"Reasons[{key}]", "与公报一致。")])).LedTo(scene.Editor);
        answer = await drafter.PostAsync($"{scene.Editor}?handler=TakeBack", [.. await scene.FieldsAsync(mine, stale), ("key", key)]);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        await using var after = app.OpenDatabase();
        Assert.Null((await after.Waivers.SingleAsync(TestContext.Current.CancellationToken)).EndedAt);
    }
}
