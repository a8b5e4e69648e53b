using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Suggestions;

/// <summary>A page with the form of a suggestion.</summary>
public abstract class SuggestionFormPage(ReplyFlowDb db, TimeProvider time) : AppPage
{
    /// <summary>Rows for co-signers there are at least.</summary>
    public const int SpareRows = 3;

    [BindProperty]
    public RegisterForm Input { get; set; } = new();

    public DateOnly Today => time.Today();

    public IReadOnlyList<string> Delegations { get; private set; } = [];

    public override async Task LoadAsync()
    {
        Delegations = await db.Deputies.AsNoTracking().Where(d => d.Delegation != "").Select(d => d.Delegation).Distinct().OrderBy(d => d).Take(100)
            .ToListAsync(Aborted);
        while (Input.Deputies.Count < SpareRows)
            Input.Deputies.Add(new DeputyFields());
    }

    /// <summary>More rows for co-signers, without JavaScript.</summary>
    public async Task<IActionResult> OnPostMoreAsync()
    {
        ModelState.Clear();
        await LoadAsync();
        for (var i = 0; i < SpareRows; i++)
            Input.Deputies.Add(new DeputyFields());
        return Page();
    }
}
