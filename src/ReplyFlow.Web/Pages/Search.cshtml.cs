using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Search;
using ReplyFlow.Data.Searching;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages;

/// <summary>查找: jumps straight to a case when one matches and nothing else has the words, else shows what stands in the texts, a group a kind.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class SearchModel(CaseListQueries cases, FullTextQueries texts, OrganisationQueries organisation, TimeProvider time) : AppPage
{
    private const int PageSize = 20;
    private const int SeenAtOnce = 4;
    private const int YearsBack = 12;

    [BindProperty(SupportsGet = true)]
    [Display(Name = "要查找的字")]
    public string Q { get; set; } = "";

    /// <summary>The one kind of text that is looked at; empty for all.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "内容")]
    public string In { get; set; } = "";

    /// <summary>Whether texts are asked for even where one case matches.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "届次")]
    public string Session { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid? Bureau { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "年份")]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public CaseStatus? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    /// <summary>Suggestions by number, title, deputy or 文号: how many.</summary>
    public int Listed { get; private set; }

    /// <summary>The words by which those are listed.</summary>
    public string ListedBy { get; private set; } = "";

    /// <summary>What was found, by kind.</summary>
    public IReadOnlyList<(TextKind Kind, FullTextPage Page)> Groups { get; private set; } = [];

    public Paging Paging { get; private set; } = new(1, 0);

    public IReadOnlyList<string> Terms => SearchText.Terms(Q);

    public IEnumerable<SelectListItem> Kinds => TextKinds.All.Select(k => new SelectListItem(k.Label, k.Name));

    public IReadOnlyList<SelectListItem> Sessions { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Bureaus { get; private set; } = [];

    public IEnumerable<SelectListItem> Years =>
        Enumerable.Range(0, YearsBack).Select(i => time.Today().Year - i).Select(y => new SelectListItem($"{y}年", $"{y}"));

    public IEnumerable<SelectListItem> Statuses => Enum.GetValues<CaseStatus>().Select(s => new SelectListItem(CaseHead.StatusLabel(s), s.ToString()));

    public bool IsFiltered => In.Length > 0 || Session.Length > 0 || Bureau is not null || Year is not null || Status is not null;

    public async Task<IActionResult> OnGetAsync()
    {
        var text = Trim(Q);
        if (text.Length == 0)
            return Redirect(Links.Suggestions());
        if (!IsFiltered)
        {
            var (rows, total) = await cases.ListAsync(Me, new CaseFilter(text, PageSize: 2), Aborted);
            // A deputy's name with the office behind it.
            if (total == 0 && text.Length > 2 && (text.EndsWith("代表", StringComparison.Ordinal) || text.EndsWith("委员", StringComparison.Ordinal)))
                (rows, total) = await cases.ListAsync(Me, new CaseFilter(text = text[..^2].TrimEnd(), PageSize: 2), Aborted);
            (Listed, ListedBy) = (total, text);
            if (total == 1 && !All && text.All(char.IsAsciiDigit))
                return Redirect(Links.Case(rows[0].CaseId));
            await LoadAsync();
            return total == 1 && !All && Groups.All(g => g.Page.Total == g.Page.Hits.Count && g.Page.Hits.All(h => h.Text.CaseId == rows[0].CaseId))
                ? Redirect(Links.Case(rows[0].CaseId)) : Page();
        }
        await LoadAsync();
        return Page();
    }

    public override async Task LoadAsync()
    {
        var only = TextKinds.All.FirstOrDefault(k => k.Name == In);
        var filter = new FullTextFilter(Session.Length > 0 ? Session : null, Bureau, Year, Status);
        var (groups, page) = (new List<(TextKind, FullTextPage)>(), only is null ? 1 : Math.Max(1, P));
        foreach (var kind in only is null ? TextKinds.All : [only])
            if (await texts.FindAsync(Me, Q, kind, filter, page, only is null ? SeenAtOnce : PageSize, Aborted) is { Total: > 0 } found)
                groups.Add((kind, found));
        Groups = groups;
        Paging = new Paging(page, only is null || groups.Count == 0 ? 0 : groups[0].Item2.Total, PageSize);
        Sessions = [.. (await organisation.SessionChoicesAsync(Aborted)).Select(s => new SelectListItem(s.Name, s.Name))];
        Bureaus = !Me.SeesAllBureaus ? [] : [.. (await organisation.BureauChoicesAsync(BureauKind.Handling, inUse: false, Aborted))
            .Select(b => new SelectListItem(b.Name, b.Id.ToString()))];
    }

    /// <summary>How many there are, as people read it.</summary>
    public static string Count(FullTextPage page) => page.AreMore ? $"{FullTextQueries.Most} 条以上" : $"{page.Total} 条";

    /// <summary>第0390号 and 0390号 mean 0390.</summary>
    private static string Trim(string text)
    {
        var trimmed = text.Trim();
        var inner = trimmed.TrimStart('第').TrimEnd('号').Trim();
        return inner.Length > 0 && inner.All(char.IsAsciiDigit) ? inner : trimmed;
    }
}
