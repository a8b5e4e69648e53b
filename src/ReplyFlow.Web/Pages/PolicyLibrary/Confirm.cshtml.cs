using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Policies;
using ReplyFlow.Data.Searching;
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

    /// <summary>Documents of the library that it says it repeals and that need nothing here, or nothing by the reader, with why.</summary>
    public IReadOnlyList<(PolicyRow Row, string Why)> Others { get; private set; } = [];

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
        var there = await policies.TitledAsync(Me, titles, Draft.DocumentId, Aborted);
        Found = [.. there.Where(f => f.RepealedOn is null && Me.MayKeepPolicies(f.BureauId))];
        Others = [.. there.Except(Found).Select(f => (f, f.RepealedOn is not null ? "已登记废止" : "在共用的政策库里，请政府办公室登记废止"))];
        Unknown = [.. titles.Where(t => !there.Any(f => f.Facts.Titles.Any(o => SearchText.Fold(o) == SearchText.Fold(t))))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var id = await confirm.RunAsync(Me, Id, Input.ToInput(), Input.Repeals, Input.Note, CancellationToken.None);
        return Done("已确认入库，拟稿、核稿和签发马上按它核对。", "/PolicyLibrary/Document", new { id });
    }
}
