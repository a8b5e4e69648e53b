using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Policies;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Letters.Proofreading.Policies;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.PolicyLibrary;

/// <summary>What was recognised in a text, to be corrected and confirmed.</summary>
[Authorize(Policy = Policies.KeepPolicies)]
public sealed class ConfirmModel(PolicyQueries policies, ConfirmPolicy confirm) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public PolicyForm Input { get; set; } = new();

    public PolicyDraft Draft { get; private set; } = null!;

    /// <summary>What was not recognised.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>Documents of the library that the text says it repeals.</summary>
    public IReadOnlyList<PolicyRow> Found { get; private set; } = [];

    /// <summary>Titles of others that it says it repeals.</summary>
    public IReadOnlyList<string> Unknown { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input.Take(Draft.Facts);
        Input.Repeals = [.. Found.Select(f => f.Id)];
    }

    public override async Task LoadAsync()
    {
        Draft = await policies.DraftAsync(Me, Id, Aborted);
        var titles = Draft.Repeals.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Missing = new RecognisedPolicy(Draft.Facts, titles).Missing;
        Found = await policies.TitledAsync(Me, titles, Draft.DocumentId, Aborted);
        Unknown = [.. titles.Where(t => !Found.Any(f => f.Facts.Titles.Contains(t)))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var id = await confirm.RunAsync(Me, Id, Input.ToInput(), Input.Repeals, Input.Note, CancellationToken.None);
        return Done("已确认入库，拟稿、核稿和签发马上按它核对。", "/PolicyLibrary/Document", new { id });
    }
}
