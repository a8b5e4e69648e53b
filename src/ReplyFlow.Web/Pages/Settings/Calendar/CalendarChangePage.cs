using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Json;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Calendar;

/// <summary>A page on which the calendar is changed: first it shows what the change does, then it saves it.</summary>
public abstract class CalendarChangePage(SaveCalendar command) : AppPage
{
    /// <summary>Where these pages stand.</summary>
    protected static readonly Crumb Up = new("工作日历", Links.Calendar);

    [BindProperty]
    public CalendarForm Input { get; set; } = new();

    /// <summary>What the change does; null while there is none to look at.</summary>
    public CalendarPreview? Preview { get; private set; }

    /// <summary>The steps above the page.</summary>
    public static Crumb[] Crumbs => [Crumb.Settings, Up];

    /// <summary>The year to give up; null where years are saved.</summary>
    protected virtual int? Drop => null;

    /// <summary>Saves the change that was looked at.</summary>
    public async Task<IActionResult> OnPostSaveAsync()
    {
        var saved = await command.RunAsync(Me, Change(), Input.Token, CancellationToken.None);
        return Done(saved.Moves == 0
            ? "工作日历已保存，立即生效。在办期限没有变动。"
            : $"工作日历已保存，立即生效。{saved.Cases} 件建议的 {saved.Moves} 项期限已重算，见下。", "Changes", new { seq = saved.Seq, year = (int?)null, handler = (string?)null });
    }

    /// <inheritdoc />
    public override async Task LoadAsync()
    {
        if (Input.Json.Length == 0 && Drop is null)
            return;
        try
        {
            Preview = await command.PreviewAsync(Change(), Aborted);
        }
        catch (RefusalException)
        {
            // The page already says what is wrong with it.
            Preview = null;
        }
    }

    /// <summary>Shows what saving the years would do.</summary>
    protected async Task<IActionResult> ShowAsync(IReadOnlyList<CalendarYear> years)
    {
        Preview = await command.PreviewAsync(new CalendarInput(years), Aborted);
        Input.Json = CalendarFile.Write(years);
        return Page();
    }

    /// <summary>Reads a calendar file; wrong fields are refused by name.</summary>
    protected static IReadOnlyList<CalendarYear> Parse(string json)
    {
        try
        {
            return CalendarFile.Parse(json);
        }
        catch (InputException e)
        {
            throw new InvalidInputException([
                .. e.Errors.Take(50).Select(x => new FieldError("File", x.ToString())),
                .. e.Errors.Count > 50 ? new[] { new FieldError("File", $"还有 {e.Errors.Count - 50} 处。") } : []]);
        }
    }

    private CalendarInput Change() => Drop is { } year ? new CalendarInput([], year) : new CalendarInput(Parse(Input.Json));
}
