using System.Text.RegularExpressions;
using ReplyFlow.Testing;

namespace ReplyFlow.Architecture.Tests;

/// <summary>Where the addresses of pages are written. What an address is, the pages themselves say: by their folders and their @page.</summary>
public partial class AddressTests
{
    /// <summary>Lists whose entries are names of pages for asp-page.</summary>
    private static readonly string[] ListsOfPages =
        ["ReplyFlow.Web/Infrastructure/Navigation.cs", "ReplyFlow.Web/Pages/Settings/SettingsTile.cs"];

    /// <summary>Mails to deputies carry an address of theirs.</summary>
    private const string InMails = "ReplyFlow.Application/Messages/PublicAddress.cs";

    private static readonly HashSet<string> Pages = [.. from page in PageFiles() select "/" + page.Path[..^".cshtml".Length]];

    private static readonly Regex Address = new(
        $"\"/(?:{string.Join('|', PageFiles().SelectMany(Segments).Distinct(StringComparer.OrdinalIgnoreCase).Order())})(?![\\w-])|(?:href|action)=\"/[?\"]",
        RegexOptions.IgnoreCase);

    [Fact]
    public void Addresses_of_pages_are_written_in_the_links_and_by_the_pages_alone() =>
        Assert.Empty(from pattern in new[] { "*.cs", "*.cshtml" }
                     from file in Source.Files(Path.Combine(RepositoryPaths.Root, "src"), pattern)
                     where file.Path != InMails && !file.Path.EndsWith("/Links.cs", StringComparison.Ordinal)
                     from line in file.Text.Split('\n')
                     where HasAddress(line, ListsOfPages.Contains(file.Path))
                     select $"{file.Path}: {line.Trim()}");

    [Theory]
    [InlineData("<a href=\"/cases/@id\">")]
    [InlineData("return Redirect($\"/drafts/{id}\");")]
    [InlineData("var up = \"/Settings/Workflows\";")]
    [InlineData("<form action=\"/Search\" method=\"get\">")]
    [InlineData("headers[\"HX-Redirect\"] = \"/Account/Login\";")]
    [InlineData("return Done(\"好。\", \"/cases/1\");")]
    [InlineData("<a href=\"/notices/1/pdf\">")]
    [InlineData("<a href=\"/?step=x\">")]
    public void An_address_is_found(string line) => Assert.True(HasAddress(line, isListOfPages: false));

    [Theory]
    [InlineData("@page \"/cases/{id:guid}\"")]
    [InlineData("<a asp-page=\"/Settings/Words\">")]
    [InlineData("return RedirectToPage(\"/Cases/Index\");")]
    [InlineData("return Done(\"好。\", \"/Cases/Index\", new { id });")]
    [InlineData("return Decided(\"好。\", \"/Cases/Index\", new { id });")]
    [InlineData("<partial name=\"/Pages/Cases/_Changes.cshtml\" />")]
    public void A_pages_own_route_its_name_and_a_views_path_are_none(string line) => Assert.False(HasAddress(line, isListOfPages: false));

    private static IEnumerable<(string Path, string Text)> PageFiles() =>
        Source.Files(Path.Combine(Source.Folder("ReplyFlow.Web"), "Pages"), "*.cshtml").Where(f => f.Text.StartsWith("@page", StringComparison.Ordinal));

    /// <summary>What the address of a page may begin with: its folder (its name where it has none), or what its @page says instead.</summary>
    private static IEnumerable<string> Segments((string Path, string Text) page)
    {
        yield return page.Path[..^".cshtml".Length].Split('/')[0];
        if (Route().Match(page.Text) is { Success: true } route)
            yield return route.Groups[1].Value;
    }

    private static bool HasAddress(string line, bool isListOfPages)
    {
        if (line.StartsWith("@page", StringComparison.Ordinal))
            return false;
        var rest = GivenPage().Replace(line, "");
        if (isListOfPages || line.Contains("Done(", StringComparison.Ordinal) || line.Contains("Decided(", StringComparison.Ordinal))
            rest = Quoted().Replace(rest, q => Pages.Contains(q.Groups[1].Value) ? "" : q.Value);
        return Address.IsMatch(rest);
    }

    [GeneratedRegex(@"^@page ""/([\w-]+)")]
    private static partial Regex Route();

    [GeneratedRegex(@"(?:asp-page=|RedirectToPage\(|Url\.Page\()""[^""]*""")]
    private static partial Regex GivenPage();

    [GeneratedRegex(@"""([^""]*)""")]
    private static partial Regex Quoted();
}
