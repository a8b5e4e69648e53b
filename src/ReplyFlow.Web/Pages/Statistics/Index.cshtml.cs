using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Statistics;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Statistics;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Statistics;

/// <summary>统计: the figures leaders ask for. The table comes first; the charts draw the same figures.</summary>
[Authorize(Policy = Policies.Supervise)]
public sealed class IndexModel(OrganisationQueries organisation, StatisticsQueries statistics, DueText due)
    : StatisticsPage(statistics, due)
{
    public StatisticsLine Whole { get; private set; } = null!;

    public IReadOnlyList<StatisticsLine> Lines { get; private set; } = [];

    /// <summary>Categories that occur, those without one last.</summary>
    public IReadOnlyList<string?> Categories => [.. Whole.Figures.Categories.Select(c => c.Category)];

    public IReadOnlyList<SelectListItem> Sessions { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Bureaus { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Divisions { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Classes { get; private set; } = [];

    /// <summary>The groups' rates, for the chart.</summary>
    public string RatesJson =>
        JsonSerializer.Serialize(Lines.Where(l => !l.IsWhole)
            .Select(l => new { name = l.Name, replied = l.Figures.Replied.Percent, onTime = l.Figures.OnTime.Percent }));

    /// <summary>The categories, for the chart.</summary>
    public string CategoriesJson =>
        JsonSerializer.Serialize(Whole.Figures.Categories.Select(c => new { name = c.Category is null ? "未定" : $"{c.Category} 类", value = c.Count }));

    /// <summary>The deputies' answers, for the chart.</summary>
    public string AnswersJson => JsonSerializer.Serialize(new[]
    {
        new { name = "满意", value = Whole.Figures.SatisfiedCount },
        new { name = "基本满意", value = Whole.Figures.MostlySatisfiedCount },
        new { name = "不满意", value = Whole.Figures.DissatisfiedCount },
        new { name = "未作评价", value = Whole.Figures.NoJudgementCount },
        new { name = "未反馈", value = Whole.Figures.NoAnswerCount },
    });

    /// <summary>The address of the list behind a number.</summary>
    public string ListUrl(StatisticsLine line, CaseMeasure measure, string? category = null) => UrlOf(Links.StatisticsCases,
        ("by", line.IsWhole ? null : Dimension.ToString()), ("group", line.IsWhole ? null : line.Group ?? ""),
        ("measure", measure.ToString()), ("category", measure == CaseMeasure.Category ? category ?? "" : null));

    public async Task OnGetAsync()
    {
        await ReadAsync();
        Sessions = [.. (await organisation.SessionChoicesAsync(Aborted)).Select(s => new SelectListItem(s.Name, s.Name))];
        if (Me.SeesAllBureaus)
            Bureaus = [.. (await organisation.BureauChoicesAsync(BureauKind.Handling, inUse: false, Aborted))
                .Select(b => new SelectListItem(b.Name, b.Id.ToString()))];
        var bureau = Me.SeesAllBureaus ? Bureau : Me.SupervisesBureau() ? Me.BureauId : null;
        if (bureau is { } id)
            Divisions = [.. (await organisation.DivisionChoicesAsync(id, Aborted)).Select(d => new SelectListItem(d.Name, d.Id.ToString()))];
        Classes = [.. (await Queries.ClassesAsync(Me, Filter.Session, Aborted)).Select(c => new SelectListItem(c, c))];
    }

    public async Task<IActionResult> OnGetExportAsync(string format)
    {
        await ReadAsync();
        return ListFile(StatisticsSheet.Of(Label(Dimension), Categories), [.. Lines, Whole], format);
    }

    private async Task ReadAsync()
    {
        await ChooseSessionAsync();
        var facts = await Queries.GroupedAsync(Me, Filter, Dimension, Today, Aborted);
        Whole = new StatisticsLine(null, "合计", true, CaseStatistics.Of(facts, Today));
        Lines = [.. CaseStatistics.By(facts, Dimension, Today).Select(g => new StatisticsLine(g.Group, NameOf(Dimension, g.Group), false, g.Figures))];
    }
}
