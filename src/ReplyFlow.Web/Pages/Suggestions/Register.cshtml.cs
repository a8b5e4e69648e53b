using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Suggestions;

/// <summary>登记建议.</summary>
[Authorize(Policy = Policies.RegisterSuggestions)]
public sealed class RegisterModel(ReplyFlowDb db, OrganisationQueries organisation, RegisterSuggestion command, TimeProvider time) : AppPage
{
    /// <summary>Rows for co-signers there are at least.</summary>
    public const int SpareRows = 3;

    [BindProperty]
    public RegisterForm Input { get; set; } = new();

    /// <summary>Session of the suggestion registered just before.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "会议届次")]
    public string Session { get; set; } = "";

    public DateOnly Today => time.Today();

    public IReadOnlyList<SelectListItem> Sessions { get; private set; } = [];

    public IReadOnlyList<string> Delegations { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input.Session = Sessions.Any(s => s.Value == Session) ? Session : Sessions.FirstOrDefault()?.Value ?? "";
    }

    public override async Task LoadAsync()
    {
        Sessions = [.. (await organisation.SessionChoicesAsync(Aborted)).Select(s => new SelectListItem(s.Name, s.Name))];
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

    public Task<IActionResult> OnPostAsync() => SaveAsync(again: false);

    public Task<IActionResult> OnPostAgainAsync() => SaveAsync(again: true);

    private async Task<IActionResult> SaveAsync(bool again)
    {
        var registered = await command.RunAsync(Me, Input.ToInput(), CancellationToken.None);
        var message = $"第{Input.Number.Trim()}号建议已登记，已送政府办公厅交办。{string.Concat(registered.Notes)}";
        return again ? Done(message, "/Suggestions/Register", new { session = Input.Session }) : Done(message, "/Cases/Index", new { id = registered.CaseId });
    }
}
