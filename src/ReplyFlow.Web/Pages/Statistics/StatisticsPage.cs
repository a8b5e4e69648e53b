using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Statistics;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Statistics;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Statistics;

/// <summary>What the figures and the lists behind them share: the filter, read from the address.</summary>
public abstract class StatisticsPage(StatisticsQueries statistics, DueText due) : AppPage
{
    /// <summary>The choice of all sessions together.</summary>
    public const string AllSessions = "all";

    /// <summary>The session that is held or was held last; null where there is none.</summary>
    private string? _current;

    /// <summary>A session's name, or <see cref="AllSessions"/>; empty for the present one, whose name it becomes.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "届次")]
    public string Session { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid? Bureau { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Division { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "分类")]
    public string Class { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    /// <summary>What the figures are broken down by; null for what suits the reader.</summary>
    [BindProperty(SupportsGet = true)]
    public StatisticsDimension? By { get; set; }

    public DateOnly Today => due.Today;

    /// <summary>Reads the figures.</summary>
    protected StatisticsQueries Queries => statistics;

    public StatisticsFilter Filter => new(Session is "" or AllSessions ? null : Session, Bureau, Division, Class.Length > 0 ? Class : null, From, To);

    public bool IsFiltered => Filter != new StatisticsFilter(_current);

    /// <summary>Breakdowns that tell this reader something.</summary>
    public IReadOnlyList<StatisticsDimension> Dimensions =>
    [
        .. Me.SeesAllBureaus ? new[] { StatisticsDimension.Bureau } : [],
        .. Me.SeesAllBureaus || Me.SupervisesBureau() ? new[] { StatisticsDimension.Division } : [],
        StatisticsDimension.Class, StatisticsDimension.Session, StatisticsDimension.AssignedMonth,
    ];

    /// <summary>The breakdown shown.</summary>
    public StatisticsDimension Dimension => By is { } by && Dimensions.Contains(by) ? by : Dimensions[0];

    /// <summary>The breakdown's name.</summary>
    public static string Label(StatisticsDimension dimension) => dimension switch
    {
        StatisticsDimension.Bureau => "单位",
        StatisticsDimension.Division => "处室",
        StatisticsDimension.Class => "分类",
        StatisticsDimension.Session => "届次",
        _ => "交办月份",
    };

    /// <summary>What a group is called; what has none has a name too.</summary>
    public static string NameOf(StatisticsDimension dimension, string? group) => (dimension, group) switch
    {
        (StatisticsDimension.Division, null) => "未分派处室",
        (StatisticsDimension.Class, null) => "未分类",
        (_, null) => "未定",
        (StatisticsDimension.AssignedMonth, _) => $"{group[..4]}年{int.Parse(group[5..], CultureInfo.InvariantCulture)}月",
        _ => group,
    };

    /// <summary>The address of a page with the same filter and more.</summary>
    /// <param name="path">The page.</param>
    /// <param name="more">What else; null values are left out.</param>
    public string UrlOf(string path, params (string Name, string? Value)[] more)
    {
        (string Name, string? Value)[] all =
        [
            ("session", Session.Length > 0 ? Session : null), ("bureau", Bureau?.ToString()), ("division", Division?.ToString()), ("class", Filter.Class),
            ("from", From is { } from ? DayText.Iso(from) : null), ("to", To is { } to ? DayText.Iso(to) : null), .. more,
        ];
        return path + QueryString.Create(all.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Name, p.Value)));
    }

    /// <summary>The cases of the filter.</summary>
    protected async Task<IReadOnlyList<CaseFact>> FactsAsync()
    {
        await ChooseSessionAsync();
        return await statistics.FactsAsync(Me, Filter, Aborted);
    }

    /// <summary>Chooses the present session where the reader chose none: figures of all the years are asked for expressly.</summary>
    protected async Task ChooseSessionAsync()
    {
        _current = await statistics.CurrentSessionAsync(Today, Aborted);
        if (Session.Length == 0)
            Session = _current ?? AllSessions;
    }
}
