using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Statistics;
using ReplyFlow.Data;
using ReplyFlow.Domain.Statistics;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Statistics;

/// <summary>The list behind one number of the statistics.</summary>
[Authorize(Policy = Policies.Supervise)]
public sealed class CasesModel(ReplyFlowDb db, StatisticsQueries statistics, DueText due) : StatisticsPage(statistics, due)
{
    [BindProperty(SupportsGet = true)]
    public CaseMeasure Measure { get; set; }

    /// <summary>For the measure of a category: which one; empty for replies without one.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "办理结果类别")]
    public string Category { get; set; } = "";

    /// <summary>Only this group of the breakdown; empty for what has none, null for all.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "统计单位")]
    public string? Group { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public IReadOnlyList<StatisticsCase> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = new(1, 0);

    /// <summary>Whether the rows are answers of deputies.</summary>
    public bool OfAnswers => Measure >= CaseMeasure.Asked;

    /// <summary>What the list is of, for the heading.</summary>
    public string Heading => MeasureText.Label(Measure, Category.Length > 0 ? Category : null);

    /// <summary>The conditions in words.</summary>
    public IReadOnlyList<string> Conditions { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var counted = await CountedAsync();
        Paging = Paging.Of(counted.Count, P);
        Rows = await Queries.DescribeAsync(Me, [.. counted.Skip((Paging.Page - 1) * Paging.Size).Take(Paging.Size)], Aborted);
        Conditions = await ConditionsAsync();
    }

    public async Task<IActionResult> OnGetExportAsync(string format)
    {
        var counted = await CountedAsync();
        return ListFile(CaseSheet.Of($"统计 {Heading}"), Queries.DescribeAllAsync(Me, counted, Aborted), counted.Count, format);
    }

    private async Task<IReadOnlyList<MeasuredCase>> CountedAsync()
    {
        var counted = CaseMeasures.Select(await FactsAsync(), Measure, Today, Category.Length > 0 ? Category : null);
        if (Group is not null)
            counted = counted.Where(m => CaseStatistics.GroupOf(m.Fact, Dimension) == (Group.Length > 0 ? Group : null));
        return [.. counted.OrderBy(m => m.Fact.DueOn ?? DateOnly.MaxValue).ThenBy(m => m.Fact.Id)];
    }

    private async Task<IReadOnlyList<string>> ConditionsAsync()
    {
        var words = new List<string>();
        words.Add(Filter.Session ?? "全部届次");
        if (Bureau is { } bureau)
            words.Add(await db.Bureaus.Where(b => b.Id == bureau).Select(b => b.ShortName).FirstOrDefaultAsync(Aborted) ?? "没有这个单位");
        if (Division is { } division)
            words.Add(await db.Divisions.Where(d => d.Id == division).Select(d => d.Name).FirstOrDefaultAsync(Aborted) ?? "没有这个处室");
        if (Class.Length > 0)
            words.Add(Class);
        if (From is { } from)
            words.Add($"{BeijingText.Full(from)}起交办");
        if (To is { } to)
            words.Add($"{BeijingText.Full(to)}止交办");
        if (Group is not null)
            words.Add(NameOf(Dimension, Group.Length > 0 ? Group : null));
        return words;
    }
}
