using System.Net;
using System.Text.RegularExpressions;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.Cases;
using ReplyFlow.Web.Tests.Keeping;

namespace ReplyFlow.Web.Tests.Refusals;

/// <summary>The summary above a form tells what is wrong in the order in which the form asks for it.</summary>
public sealed partial class ErrorOrderTests
{
    private static readonly Dictionary<string, (string Role, int Least)> Pages = new()
    {
        ["/suggestions/register"] = (Roles.Liaison, 5),
        ["/cases/{case}/correct"] = (Roles.Liaison, 5),
        ["/cases/{case}/contact"] = (Roles.Drafter, 2),
        ["/cases/{case}/extension"] = (Roles.BureauOffice, 2),
        ["/Settings/People/Create"] = (Roles.Administrator, 3),
        ["/Settings/Bureaus/Create"] = (Roles.Administrator, 3),
        ["/Settings/Sessions/Edit"] = (Roles.Administrator, 2),
        ["/Settings/Reminders"] = (Roles.Administrator, 3),
        ["/Settings/Deadlines/Edit"] = (Roles.Administrator, 7),
        ["/Account/Substitution"] = (Roles.BureauOffice, 2),
    };

    public static TheoryData<string> Addresses => [.. Pages.Keys];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task What_is_wrong_is_told_in_the_order_of_the_form(string page)
    {
        await using var story = await CaseStory.StartAtAsync("draft");
        var address = page.Replace("{case}", story.CaseId.ToString(), StringComparison.Ordinal);
        var browser = await story.AsRoleAsync(Pages[page].Role);
        var form = PageForm.Of((await browser.GetAsync(address)).Shown().Html, address).MaxBy(f => f.Sent.Count)!;
        var action = WebUtility.HtmlDecode(form.Action);
        var html = WebUtility.HtmlDecode((await browser.SendAsync(action, [.. form.Sent.Select(s => (s.Name, Wrong(s.Name, s.Value)))])).Html);
        var told = Summary().Match(html).Groups[1].Captures.Select(c => c.Value.Trim()).ToList();
        var beside = Beside().Matches(html).Select(m => m.Groups[1].Value.Trim()).ToList();
        var places = told.Select(t => beside.IndexOf(t)).Where(p => p >= 0).ToList();
        Assert.True(places.Count >= Pages[page].Least, $"Only {string.Join("|", told)} beside {string.Join("|", beside)}");
        Assert.Equal(places.Order(), places);
    }

    /// <summary>Something that no field takes; the page's own and what is chosen stay.</summary>
    private static string Wrong(string name, string value) =>
        name.StartsWith("__", StringComparison.Ordinal) || Guid.TryParse(value, out _) || value is "true" or "false" || name.EndsWith("Seen", StringComparison.Ordinal)
        || name.EndsWith("Revision", StringComparison.Ordinal) || name.EndsWith("Unit", StringComparison.Ordinal) || name.EndsWith("Kind", StringComparison.Ordinal)
        || name.EndsWith("Channel", StringComparison.Ordinal) || name.EndsWith("Phase", StringComparison.Ordinal) ? value
        : name.Contains("Count", StringComparison.Ordinal) || name.Contains("Before", StringComparison.Ordinal) ? "错"
        : name.Contains("Email", StringComparison.Ordinal) ? "没有"
        : "";

    [GeneratedRegex("(?s)role=\"alert\".*?<ul>(?:\\s*<li>(.*?)</li>)+\\s*</ul>")]
    private static partial Regex Summary();

    [GeneratedRegex("<span class=\"field-validation-error\"[^>]*>([^<]*)</span>")]
    private static partial Regex Beside();
}
