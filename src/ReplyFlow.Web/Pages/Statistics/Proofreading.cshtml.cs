using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Statistics;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.Statistics;

/// <summary>核稿统计: which checks find most, by month, by division or by bureau.</summary>
[Authorize(Policy = Policies.Supervise)]
public sealed class ProofreadingModel(OrganisationQueries organisation, FindingReportQueries queries, DueText due) : AppPage
{
    /// <summary>Columns on the page; a file has all.</summary>
    public const int MostColumns = 12;

    private static readonly DateOnly Earliest = new(1950, 1, 1), Latest = new(2199, 12, 31);

    [BindProperty(SupportsGet = true)]
    [Display(Name = "起")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "止")]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Bureau { get; set; }

    [BindProperty(SupportsGet = true)]
    public FindingColumns? By { get; set; }

    /// <summary>The first day; a year before the last one where none was chosen.</summary>
    public DateOnly First => From is { } from ? Known(from) : new DateOnly(Last.Year, Last.Month, 1).AddMonths(-11);

    /// <summary>The last day.</summary>
    public DateOnly Last => To is { } to ? Known(to) : due.Today;

    /// <summary>A day that figures can be of: an address may hold any.</summary>
    private static DateOnly Known(DateOnly day) => day < Earliest ? Earliest : day > Latest ? Latest : day;

    /// <summary>Breakdowns that tell this reader something.</summary>
    public IReadOnlyList<FindingColumns> Choices => Me.SeesAllBureaus && Bureau is null
        ? [FindingColumns.Month, FindingColumns.Bureau] : [FindingColumns.Month, FindingColumns.Division];

    /// <summary>The breakdown shown.</summary>
    public FindingColumns Columns => By is { } by && Choices.Contains(by) ? by : FindingColumns.Month;

    public IReadOnlyList<SelectListItem> Bureaus { get; private set; } = [];

    public FindingReport Report { get; private set; } = new(0, [], []);

    /// <summary>What a breakdown is called.</summary>
    public static string Label(FindingColumns columns) => columns switch
    {
        FindingColumns.Month => "月份",
        FindingColumns.Division => "处室",
        _ => "单位",
    };

    public async Task OnGetAsync()
    {
        await ReadAsync();
        if (Me.SeesAllBureaus)
            Bureaus = [.. (await organisation.BureauChoicesAsync(BureauKind.Handling, inUse: false, Aborted))
                .Select(b => new SelectListItem(b.Name, b.Id.ToString()))];
    }

    public async Task<IActionResult> OnGetExportAsync(string format)
    {
        await ReadAsync();
        var sheet = new ListSheet<FindingLine>($"核稿统计（按{Label(Columns)}）",
        [
            new("核稿项", l => l.Check, 16),
            new("须改", l => l.Errors, 8),
            new("斟酌", l => l.Warnings, 8),
            new("有提示的稿", l => l.Share.Count, 12),
            new("占全部稿（%）", l => l.Share.Percent, 14),
            .. Report.Columns.Select((c, i) => new ListColumn<FindingLine>(c.Name, l => l.Cells[i], 14)),
        ]);
        return ListFile(sheet, [.. Report.Lines], format);
    }

    private async Task ReadAsync() => Report = await queries.ReportAsync(Me, First, Last, Me.SeesAllBureaus ? Bureau : null, Columns, Aborted);
}
