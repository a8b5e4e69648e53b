using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Process.Incidents;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Workflows;

/// <summary>办理流程: every definition with its versions and how many cases run on each, and which one new suggestions start on.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class IndexModel(
    IncidentQueries incidents, DefinitionQueries queries, DefinitionStore definitions, DefinitionFolder shipped,
    ChooseStartDefinition choose, DeclineOffer decline) : AppPage
{
    [BindProperty]
    public StartForm Input { get; set; } = new();

    public ILookup<string, VersionRow> Definitions { get; private set; } = Array.Empty<VersionRow>().ToLookup(r => r.DefinitionId);

    /// <summary>Definitions that a suggestion just registered can start on.</summary>
    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    /// <summary>Files of a newer product that wait for the administrator's word.</summary>
    public IReadOnlyList<ShippedOffer> Offers { get; private set; } = [];

    /// <summary>Cases with a parked step.</summary>
    public int Parked { get; private set; }

    public async Task OnGetAsync()
    {
        Input = new StartForm
        {
            DuringSession = await queries.StartIdAsync(SuggestionKind.DuringSession, Aborted),
            OffSession = await queries.StartIdAsync(SuggestionKind.OffSession, Aborted),
        };
        await LoadAsync();
    }

    public override async Task LoadAsync()
    {
        Definitions = (await queries.ListAsync(Aborted)).ToLookup(r => r.DefinitionId);
        Offers = await shipped.OffersAsync(Aborted);
        Parked = await incidents.CountAsync(Aborted);
        var choices = new List<SelectListItem>();
        foreach (var current in Definitions.Select(d => d.First()))
            if (await StartTrial.ProblemAsync(await definitions.GetAsync(current.DefinitionId, current.Version, Aborted), Aborted) is null)
                choices.Add(new SelectListItem(current.Name, current.DefinitionId));
        Choices = choices;
    }

    public async Task<IActionResult> OnPostStartAsync()
    {
        await choose.RunAsync(Me, Input.DuringSession, Input.OffSession, CancellationToken.None);
        return Done("已保存。以后登记的建议按所选流程的现行版办理，已登记的不变。", "Index");
    }

    public async Task<IActionResult> OnPostDeclineAsync(string definition, string file)
    {
        var offer = await decline.RunAsync(Me, definition, file, true, CancellationToken.None);
        return Done($"不再提示“{offer.Name}”的这个新文件，继续用第 {offer.CurrentVersion} 版。产品以后再带来别的新文件时会另行提示；在本页末尾可以恢复提示。", "Index");
    }

    public async Task<IActionResult> OnPostOfferAsync(string definition, string file)
    {
        var offer = await decline.RunAsync(Me, definition, file, false, CancellationToken.None);
        return Done($"已恢复提示“{offer.Name}”的新文件。", "Index");
    }
}
