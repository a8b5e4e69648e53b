using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Letters;
using ReplyFlow.Data;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Letters;

/// <summary>公文: the register, by year and series.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class IndexModel(ReplyFlowDb db) : AppPage
{
    private const int PageSize = 20;

    [BindProperty(SupportsGet = true)]
    public Guid? Series { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<LetterSeries> AllSeries { get; private set; } = [];

    /// <summary>The series shown; null while there is none.</summary>
    public LetterSeries? Shown { get; private set; }

    public IReadOnlyList<LetterRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = new(1, 0, PageSize);

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnGetExportAsync(string format)
    {
        AllSeries = await LetterRegister.SeriesAsync(db, Me, Aborted);
        var shown = AllSeries.FirstOrDefault(s => s.Id == Series) ?? AllSeries.FirstOrDefault();
        var rows = shown is null ? [] : (await LetterRegister.PageAsync(db, Me, shown.Id, 1, int.MaxValue, Aborted)).Rows;
        return ListFile(LetterSheet.Of(shown), rows, format);
    }

    public override async Task LoadAsync()
    {
        AllSeries = await LetterRegister.SeriesAsync(db, Me, Aborted);
        Shown = AllSeries.FirstOrDefault(s => s.Id == Series) ?? AllSeries.FirstOrDefault();
        if (Shown is null)
            return;
        Paging = Paging.Of(Shown.Count, PageNumber, PageSize);
        (Rows, _) = await LetterRegister.PageAsync(db, Me, Shown.Id, Paging.Page, PageSize, Aborted);
    }
}
