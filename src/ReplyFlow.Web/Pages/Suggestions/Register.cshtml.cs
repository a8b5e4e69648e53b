using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Data;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Suggestions;

/// <summary>登记建议.</summary>
[Authorize(Policy = Policies.RegisterSuggestions)]
[TakesFiles]
public sealed class RegisterModel(ReplyFlowDb db, OrganisationQueries organisation, RegisterSuggestion command, TimeProvider time)
    : SuggestionFormPage(db, time)
{
    /// <summary>Session of the suggestion registered just before.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "会议届次")]
    public string Session { get; set; } = "";

    public IReadOnlyList<SelectListItem> Sessions { get; private set; } = [];

    /// <summary>Whether the number is that of a suggestion that was withdrawn, and may be taken as a correction of it.</summary>
    public bool AsksToReplace => Input.ReplacesWithdrawn || ModelState.ContainsKey("Input.ReplacesWithdrawn");

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input.Session = Sessions.Any(s => s.Value == Session) ? Session : Sessions.FirstOrDefault()?.Value ?? "";
    }

    public override async Task LoadAsync()
    {
        Sessions = [.. (await organisation.SessionChoicesAsync(Aborted)).Select(s => new SelectListItem(s.Name, s.Name))];
        await base.LoadAsync();
    }

    public Task<IActionResult> OnPostAsync() => SaveAsync(again: false);

    public Task<IActionResult> OnPostAgainAsync() => SaveAsync(again: true);

    private async Task<IActionResult> SaveAsync(bool again)
    {
        var registered = await command.RunAsync(Me, Input.ToInput(), Files, CancellationToken.None);
        var message = $"第{registered.Number}号建议已登记，已送政府办公厅交办。{string.Concat(registered.Notes)}";
        return again ? Done(message, "/Suggestions/Register", new { session = Input.Session }) : Done(message, "/Cases/Index", new { id = registered.CaseId });
    }
}
