using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Assigning;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Assignments;

/// <summary>交办清单: what a bureau was given of a session, to be printed or taken away.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class ListModel(OrganisationQueries organisation, AssignedQueries queries) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Session { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Bureau { get; set; }

    public IReadOnlyList<Choice> Sessions { get; private set; } = [];

    /// <summary>Bureaus that were given something.</summary>
    public IReadOnlyList<(Guid Id, string Name, int Count)> Bureaus { get; private set; } = [];

    public IReadOnlyList<AssignedRow> Rows { get; private set; } = [];

    public string SessionName => Sessions.FirstOrDefault(s => s.Id == Session)?.Name ?? "";

    public string BureauName => Bureaus.FirstOrDefault(b => b.Id == Bureau).Name ?? "";

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnGetExportAsync(string format)
    {
        await LoadAsync();
        return ListFile(AssignedSheet.Of(BureauName), Rows, format);
    }

    public override async Task LoadAsync()
    {
        Sessions = await organisation.SessionChoicesAsync(Aborted);
        Session = Sessions.Any(s => s.Id == Session) ? Session : Sessions.FirstOrDefault()?.Id;
        if (Session is not { } session)
            return;
        Bureaus = await queries.BureausAsync(Me, session, Aborted);
        Bureau = Bureaus.Any(b => b.Id == Bureau) ? Bureau : Bureaus.Count > 0 ? Bureaus[0].Id : null;
        if (Bureau is { } bureau)
            Rows = await queries.ListAsync(Me, session, bureau, Aborted);
    }
}
