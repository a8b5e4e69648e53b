using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Statistics;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Reports;

namespace ReplyFlow.Application.Statistics;

/// <summary>办理情况报告: the figures of a session, what is overdue and the key suggestions, to be printed. The figures are those of the statistics.</summary>
public sealed class SessionReportWriter(ReplyFlowDb db, StatisticsQueries statistics, SupervisionQueries supervision, CaseDeadlines deadlines)
{
    private const string Numerals = "一二三四五六";

    /// <summary>Writes the report of the cases whose figures are the actor's to see.</summary>
    /// <param name="actor">Who asks; signs by their body's name.</param>
    /// <param name="filter">Which cases.</param>
    /// <param name="today">Today, Beijing date.</param>
    /// <param name="ct">Cancels the queries.</param>
    public async Task<Report> WriteAsync(Actor actor, StatisticsFilter filter, DateOnly today, CancellationToken ct)
    {
        var facts = await statistics.FactsAsync(actor, filter, ct);
        var signature = await db.Bureaus.Where(b => b.Id == actor.BureauId).Select(b => b.Name).FirstAsync(ct);
        var of = filter.BureauId is { } id ? await db.Bureaus.Where(b => b.Id == id).Select(b => b.ShortName).FirstOrDefaultAsync(ct) ?? ""
            : actor.SeesAllBureaus ? "" : actor.BureauName;
        var blocks = new List<ReportBlock>();
        var sections = 0;
        void Section(string name, params IEnumerable<ReportBlock> contents)
        {
            blocks.Add(new ReportHeading($"{Numerals[sections++]}、{name}"));
            blocks.AddRange(contents);
        }
        var whole = CaseStatistics.Of(facts, today);
        Section("总体情况", Overview(whole, today));
        var byBureau = of.Length == 0;
        Section(byBureau ? "各单位办理情况" : "各处室办理情况", Figures(facts, whole, byBureau, today));
        Section("办复类别", Categories(whole));
        var now = await HoldersAsync(actor, today, ct);
        Section("逾期未复的建议", await OverdueAsync(actor, facts, now, today, ct));
        Section("重点督办的建议", await KeyAsync(actor, facts, now, ct));
        return new Report($"{filter.Session}{of}代表建议办理情况报告", Conditions(filter, today), blocks, signature, today);
    }

    private static string Conditions(StatisticsFilter filter, DateOnly today)
    {
        var words = new List<string>();
        if (filter.Class is { } name)
            words.Add($"分类：{name}");
        if (filter.From is { } from)
            words.Add($"{DayText.Long(from)}起交办");
        if (filter.To is { } to)
            words.Add($"{DayText.Long(to)}止交办");
        return $"（{string.Join("，", words.Append($"截至{DayText.Long(today)}"))}）";
    }

    private static IEnumerable<ReportBlock> Overview(CaseStatistics all, DateOnly today) =>
    [
        new ReportParagraph($"截至{DayText.Long(today)}，共交办建议{all.Assigned}件，已办复{all.Replied.Count}件，办复率{all.Replied}；"
            + $"未办复{all.Assigned - all.Replied.Count}件，其中已逾期{all.Overdue}件。已办复的建议中，按期办复{all.OnTime.Count}件，按期率{all.OnTime}；"
            + $"办理中与代表见面商谈{all.MetInPerson.Count}件，面商率{all.MetInPerson}。"),
        new ReportParagraph($"应反馈{all.Answered.Of}人次，已反馈{all.Answered.Count}人次，反馈率{all.Answered}，"
            + $"其中代录{all.EnteredCount}人次"
            // Said where there are any: a report of a year without such answers need not explain them.
            + (all.UnconfirmedCount > 0 ? $"，{AnswerWords.UnconfirmedWay}答复{all.UnconfirmedCount}人次" : "")
            + $"；满意{all.SatisfiedCount}人次，"
            + $"基本满意{all.MostlySatisfiedCount}人次，不满意{all.DissatisfiedCount}人次"
                + (all.NoJudgementCount > 0 ? $"，未作评价{all.NoJudgementCount}人次" : "") + $"，满意率{all.Satisfied}，含基本满意{all.SatisfiedOrMostly}。"),
    ];

    private static ReportTable Figures(IReadOnlyList<CaseFact> facts, CaseStatistics whole, bool byBureau, DateOnly today)
    {
        var dimension = byBureau ? StatisticsDimension.Bureau : StatisticsDimension.Division;
        // The report is of one bureau: its divisions go without its name.
        string Name(string? group) => byBureau ? group! : facts.First(f => CaseStatistics.GroupOf(f, dimension) == group).Division ?? "未分派处室";
        var rows = CaseStatistics.By(facts, dimension, today).Select(g => Row(Name(g.Group), g.Figures)).Append(Row("合计", whole));
        return new ReportTable(
        [
            new(byBureau ? "单位" : "处室", 34, ColumnAlign.Left), new("交办", 11, ColumnAlign.Right), new("办复", 11, ColumnAlign.Right),
            new("逾期", 11, ColumnAlign.Right),
            new("办复率", 15, ColumnAlign.Right), new("按期率", 15, ColumnAlign.Right), new("面商率", 15, ColumnAlign.Right),
            new("反馈率", 15, ColumnAlign.Right), new("满意率", 15, ColumnAlign.Right), new("含基本满意", 15, ColumnAlign.Right),
        ], [.. rows], HasTotal: true);

        static IReadOnlyList<string> Row(string name, CaseStatistics f) =>
        [
            name, $"{f.Assigned}", $"{f.Replied.Count}", $"{f.Overdue}", $"{f.Replied}", $"{f.OnTime}", $"{f.MetInPerson}",
            $"{f.Answered}", $"{f.Satisfied}", $"{f.SatisfiedOrMostly}",
        ];
    }

    private static ReportBlock Categories(CaseStatistics whole) => whole.Categories.Count == 0
        ? new ReportParagraph("还没有办复的建议。")
        : new ReportTable(
            [new("类别", 20), .. whole.Categories.Select(c => new TableColumn(c.Category is null ? "未定" : $"{c.Category} 类", 30)), new("合计", 30)],
            [
                ["件数", .. whole.Categories.Select(c => $"{c.Count}"), $"{whole.Replied.Count}"],
                ["占比", .. whole.Categories.Select(c => FormattableString.Invariant($"{c.Percent:0.0}%")), "100.0%"],
            ]);

    /// <summary>Who has each open case now.</summary>
    private async Task<ILookup<Guid, string>> HoldersAsync(Actor actor, DateOnly today, CancellationToken ct) =>
        (await supervision.RowsAsync(actor, new BoardFilter(), today, deadlines.Calendar, ct))
            .OrderBy(r => r.Step.Since).ThenBy(r => r.Step.Id).ToLookup(r => r.CaseId, r => $"{r.StepTitle}（{r.Step.Bureau}{r.Step.WaitingOn}）");

    private async Task<ReportBlock> OverdueAsync(Actor actor, IReadOnlyList<CaseFact> facts, ILookup<Guid, string> now, DateOnly today, CancellationToken ct)
    {
        var late = CaseMeasures.Select(facts, CaseMeasure.Overdue, today).OrderBy(m => m.Fact.DueOn).ThenBy(m => m.Fact.Id).ToList();
        if (late.Count == 0)
            return new ReportParagraph("没有逾期未复的建议。");
        var rows = await statistics.DescribeAsync(actor, late, ct);
        return new ReportTable(
        [
            new("编号", 13), new("标题", 56, ColumnAlign.Left), new("主办单位", 24), new("办复期限", 22), new("已逾期工作日", 15, ColumnAlign.Right),
            new("现由谁办", 34, ColumnAlign.Left),
        ],
        [.. rows.Select(r => new[]
        {
            r.Number, r.Title, r.Fact.Bureau, DayText.Iso(r.Fact.DueOn!.Value),
            $"{Math.Abs(deadlines.Calendar.CountWorkingDays(today, r.Fact.DueOn.Value))}", string.Join("、", now[r.Fact.Id]),
        })]);
    }

    private async Task<ReportBlock> KeyAsync(Actor actor, IReadOnlyList<CaseFact> facts, ILookup<Guid, string> now, CancellationToken ct)
    {
        var known = facts.ToDictionary(f => f.Id);
        var keys = await db.Cases.AsNoTracking().CountedFor(actor).Where(c => c.IsKey)
            .OrderBy(c => c.Suggestion!.Session!.OpensOn).ThenBy(c => c.Suggestion!.Kind).ThenBy(c => c.Suggestion!.NumberValue).ThenBy(c => c.Id)
            .Select(c => new { c.Id, c.Suggestion!.Number, c.Suggestion.Title, c.KeySupervisor, c.Status, c.RepliedOn }).ToListAsync(ct);
        keys.RemoveAll(k => !known.ContainsKey(k.Id));
        if (keys.Count == 0)
            return new ReportParagraph("没有列为重点督办的建议。");
        var masks = await NameMask.ForAsync(db, actor, [.. keys.Select(k => k.Id)], ct);
        return new ReportTable(
            [new("编号", 13), new("标题", 56, ColumnAlign.Left), new("督办领导", 28), new("主办单位", 24), new("进展", 43, ColumnAlign.Left)],
            [.. keys.Select(k => new[]
            {
                k.Number, Masked(k.Id, k.Title), Masked(k.Id, k.KeySupervisor), known[k.Id].Bureau,
                k.RepliedOn is { } on ? $"{DayText.Long(on)}已答复" : now.Contains(k.Id) ? string.Join("、", now[k.Id]) : CaseHead.StatusLabel(k.Status),
            })]);

        string Masked(Guid id, string text) => masks.GetValueOrDefault(id, NameMask.None).Apply(text);
    }
}
