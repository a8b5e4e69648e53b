using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Search;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Cases;

namespace ReplyFlow.Web.Tests.SecretDeputies;

/// <summary>
/// 保密: who may not know a secret deputy meets the name nowhere, whatever they open and however often others typed it: on no
/// page, in no export, PDF, file name or mail, by no search, in no figure and no line of the history.
/// </summary>
public sealed partial class SecretDeputyTests
{
    [Fact, Trait("Length", "Long")]
    public async Task Nobody_learns_the_name_of_a_secret_deputy_from_registration_to_the_archive()
    {
        await using var story = await SecretStory.StartAsync();
        var leaks = new List<string>();
        await story.RegisterAsync();
        await LookAsync(story, "registered", leaks);
        await story.HandOutAsync();
        await LookAsync(story, "handled", leaks);
        await story.IssueAsync();
        await LookAsync(story, "issued", leaks);
        await story.ArchiveAsync();
        await LookAsync(story, "archived", leaks);
        await ReadMailAsync(story, leaks);
        Assert.True(leaks.Count == 0, string.Join('\n', leaks));

        await ThoseWhoMayKnowReadItAsync(story);
    }

    private static async Task LookAsync(SecretStory story, string when, List<string> leaks)
    {
        await using var db = story.App.OpenDatabase();
        var addresses = await EveryAddress.ListAsync(db, story.CaseId);
        var shown = 0;
        foreach (var user in SecretStory.Outsiders.Prepend(""))
        {
            var browser = user.Length == 0 ? story.App.Browser() : await story.App.SignInAsync(user);
            foreach (var (endpoint, address) in addresses)
            {
                var (status, text) = await AnswerText.ReadAsync(browser, address);
                shown += status == HttpStatusCode.OK ? 1 : 0;
                if (AnswerText.SecretsIn(text) is { Count: > 0 } found)
                    leaks.Add($"{when}: {user} {endpoint} {address}: {string.Join(' ', found)} in …{Around(text, found[0])}…");
            }
            if (user.Length > 0)
                await SearchAsync(story, browser, $"{when}: {user}", leaks);
        }
        Assert.True(shown > 100, $"Only {shown} addresses were shown.");
    }

    /// <summary>Neither the name nor a part of it finds the case; a word of the title beside the name does, for those who see the case.</summary>
    private static async Task SearchAsync(SecretStory story, Browser browser, string who, List<string> leaks)
    {
        string[] asked = [SecretStory.Lead, SecretStory.CoSigner, "申屠", "静姝", "静姝代表", "申屠 节水", SecretStory.Title, CaseStory.Email, .. SecretStory.Initials];
        foreach (var words in asked)
        {
            var q = Uri.EscapeDataString(words);
            if ((await browser.GetAsync($"/search?q={q}")).Location.Contains(story.CaseId.ToString(), StringComparison.Ordinal))
                leaks.Add($"{who} finds the case by {words}");
            foreach (var address in new[] { $"/search?q={q}&all=true", $"/search?q={q}&in=replies", $"/suggestions?q={q}", $"/suggestions?q={q}&handler=Export&format=csv", $"/letters?q={q}", $"/letters?q={q}&handler=Export&format=csv", $"/done?q={q}" })
                if ((await browser.GetAsync(address)) is var list && (list.Html.Contains(story.CaseId.ToString(), StringComparison.Ordinal) || Number().IsMatch(list.Html)))
                    leaks.Add($"{who} has the case listed by {words} at {address}");
        }
        foreach (var kind in TextKinds.All)
            foreach (var words in new[] { "节水", "的", $"节水 {SecretStory.Lead[..1]}" })
                if (AnswerText.SecretsIn((await browser.GetAsync($"/search?q={Uri.EscapeDataString(words)}&in={kind.Name}")).Html) is { Count: > 0 } secrets)
                    leaks.Add($"{who} reads {string.Join(' ', secrets)} in {kind.Name} with {words}");
        var sees = (await browser.GetAsync($"/cases/{story.CaseId}")).Status == HttpStatusCode.OK;
        var found = (await browser.GetAsync($"/search?q={Uri.EscapeDataString("推广节水灌溉")}")).Location;
        Assert.Equal(sees, found == $"/cases/{story.CaseId}");
    }

    /// <summary>Mail to staff names a secret deputy to nobody; copies name them to the liaison body only.</summary>
    private static async Task ReadMailAsync(SecretStory story, List<string> leaks)
    {
        await using var db = story.App.OpenDatabase();
        var mails = await db.Outbox.AsNoTracking().ToListAsync();
        bool MayKnow(OutboxMessage m) => m.RecipientKind == RecipientKind.Deputy || m.RecipientName == story.App.People!.Liaison.ShortName;
        foreach (var mail in mails.Where(m => !MayKnow(m)))
            if (AnswerText.SecretsIn($"{mail.RecipientName}\n{mail.Address}\n{mail.Subject}\n{mail.Body}\n{mail.AttachmentName}") is { Count: > 0 } found)
                leaks.Add($"mail to {mail.RecipientName}: {string.Join(' ', found)} in {mail.Subject} / {mail.Body}");
        Assert.All(mails.Where(m => m.RecipientKind == RecipientKind.Copy), m => Assert.Equal(MayKnow(m), m.AttachmentName.Length > 0));
        foreach (var kind in Enum.GetValues<RecipientKind>())
            Assert.True(mails.Any(m => m.RecipientKind == kind), $"No mail went to {kind}.");
        Assert.Contains(mails, m => m.RecipientKind == RecipientKind.Copy && m.RecipientName == story.App.People!.Transport.ShortName);
        Assert.Contains(mails, m => m.Subject.StartsWith("建议办理提醒", StringComparison.Ordinal));
        Assert.All(mails.Where(MayKnow), m => Assert.Contains(SecretStory.Lead, AnswerText.SecretsIn(m.Body)));
    }

    /// <summary>So that the search above could have found something.</summary>
    private static async Task ThoseWhoMayKnowReadItAsync(SecretStory story)
    {
        await using var db = story.App.OpenDatabase();
        var addresses = await EveryAddress.ListAsync(db, story.CaseId);
        foreach (var role in new[] { Roles.Liaison, Roles.BureauOffice })
        {
            var browser = await story.App.SignInAsync(TestPeople.UserName(role));
            var named = new HashSet<string>();
            foreach (var (endpoint, address) in addresses)
                if (AnswerText.SecretsIn((await AnswerText.ReadAsync(browser, address)).Text).Contains(SecretStory.Lead))
                    named.Add(endpoint);
            Assert.Empty(Naming.Except(named).Select(e => $"{role}: {e}"));
            foreach (var words in new[] { SecretStory.Lead, SecretStory.Initials[0] })
                Assert.Equal($"/cases/{story.CaseId}", (await browser.GetAsync($"/search?q={Uri.EscapeDataString(words)}")).Location);
        }
    }

    private static readonly string[] Naming =
    [
        "GET /Suggestions/Index", "GET /Suggestions/Index?handler=Export", "GET /Cases/Index", "GET /Cases/Index?handler=Export", "GET /Cases/Flow",
        "GET /Cases/Answers/Index", "GET /Notices/Pdf", "GET /Letters/Index", "GET /Letters/Index?handler=Export", "GET /Letters/View", "GET /Letters/View?handler=Export", "GET /Letters/Pdf",
        "GET /Statistics/Cases", "GET /Statistics/Cases?handler=Export",
    ];

    private static string Around(string text, string secret)
    {
        var at = text.IndexOf(secret, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 40)];
    }

    /// <summary>The suggestion's number by itself; identifiers hold its digits by chance.</summary>
    [GeneratedRegex($"(?<![0-9A-Za-z-]){SecretStory.Number}(?![0-9A-Za-z-])")]
    private static partial Regex Number();
}
