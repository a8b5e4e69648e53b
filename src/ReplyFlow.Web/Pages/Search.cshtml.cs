using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Cases;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages;

/// <summary>查找: jumps straight to a case when exactly one matches, else shows the list.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class SearchModel(CaseListQueries cases) : AppPage
{
    [BindProperty(SupportsGet = true)]
    [Display(Name = "要查找的字")]
    public string Q { get; set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        var text = Trim(Q);
        if (text.Length == 0)
            return Redirect(Links.Suggestions());
        var (rows, total) = await cases.ListAsync(Me, new CaseFilter(text, PageSize: 2), Aborted);
        return Redirect(total == 1 ? Links.Case(rows[0].CaseId) : Links.Suggestions(text));
    }

    /// <summary>第0390号 and 0390号 mean 0390.</summary>
    private static string Trim(string text)
    {
        var trimmed = text.Trim();
        var inner = trimmed.TrimStart('第').TrimEnd('号').Trim();
        return inner.Length > 0 && inner.All(char.IsAsciiDigit) ? inner : trimmed;
    }
}
