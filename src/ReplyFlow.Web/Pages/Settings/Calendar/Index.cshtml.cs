using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Calendar;

/// <summary>工作日历: the years that are loaded, one of them as twelve months.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class IndexModel(DeadlineQueries queries, CaseDeadlines deadlines, TimeProvider time) : AppPage
{
    [BindProperty(SupportsGet = true, Name = "year")]
    public int? Chosen { get; set; }

    public WorkingCalendar Calendar => deadlines.Calendar;

    /// <summary>The year shown.</summary>
    public CalendarYear Year { get; private set; } = null!;

    /// <summary>Whether it was imported or edited here.</summary>
    public bool IsOwn { get; private set; }

    /// <summary>The year to load next, from the autumn before on; null while it is too early or done.</summary>
    public int? Wanted { get; private set; }

    public DateOnly Today => time.Today();

    public async Task OnGetAsync()
    {
        var stored = await queries.StoredYearsAsync(Aborted);
        Year = Chosen is { } asked
            ? Calendar.Years.FirstOrDefault(y => y.Year == asked) ?? throw new NotFoundException($"{asked} 年的放假安排没有载入。")
            : Calendar.Years.LastOrDefault(y => y.Year <= Today.Year) ?? Calendar.Years[^1];
        IsOwn = stored.Any(y => y.Year == Year.Year);
        Wanted = !Calendar.IsLoaded(Today.Year) ? Today.Year : Calendar.IsLoaded(Today.Year + 1) ? null : Today.Year + 1;
    }
}
