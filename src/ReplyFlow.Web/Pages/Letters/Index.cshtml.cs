using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Letters;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Letters;

/// <summary>公文: the register, by year and series.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class IndexModel(LetterQueries letters) : AppPage
{
    private const int PageSize = 20;

    [BindProperty(SupportsGet = true)]
    public Guid? Series { get; set; }

    /// <summary>What is searched for in all series; empty for the series shown.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "要查找的字")]
    public string Q { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    /// <summary>Whether the files of the letters shown are compared with what was issued: each is read whole.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Check { get; set; }

    public bool IsSearch => Q.Trim().Length > 0;

    public IReadOnlyList<LetterSeries> AllSeries { get; private set; } = [];

    /// <summary>The series shown; null while there is none.</summary>
    public LetterSeries? Shown { get; private set; }

    public IReadOnlyList<LetterRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = new(1, 0, PageSize);

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnGetExportAsync(string format)
    {
        AllSeries = await letters.SeriesAsync(Me, Aborted);
        var shown = AllSeries.FirstOrDefault(s => s.Id == Series) ?? AllSeries.FirstOrDefault();
        if (shown is null)
            return ListFile(LetterSheet.Of(null), Array.Empty<LetterRow>(), format);
        var series = IsSearch ? (Guid?)null : shown.Id;
        return ListFile(LetterSheet.Of(IsSearch ? null : shown), letters.WholeAsync(Me, series, Q, Aborted),
            await letters.CountAsync(Me, series, Q, Aborted), format);
    }

    public override async Task LoadAsync()
    {
        AllSeries = await letters.SeriesAsync(Me, Aborted);
        Shown = AllSeries.FirstOrDefault(s => s.Id == Series) ?? AllSeries.FirstOrDefault();
        if (Shown is null)
            return;
        if (!IsSearch)
            Paging = Paging.Of(Shown.Count, PageNumber, PageSize);
        (Rows, var total) = await letters.PageAsync(Me, IsSearch ? null : Shown.Id, Q, IsSearch ? Math.Max(1, PageNumber) : Paging.Page, PageSize, Aborted);
        if (IsSearch)
            Paging = Paging.Of(total, PageNumber, PageSize);
        if (Check)
            Rows = await letters.CheckedAsync(Rows, Aborted);
    }
}
