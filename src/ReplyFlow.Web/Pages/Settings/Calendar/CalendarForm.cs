using System.ComponentModel.DataAnnotations;

namespace ReplyFlow.Web.Pages.Settings.Calendar;

/// <summary>What the calendar's pages send: a file, or a year's rows, then the change that was looked at.</summary>
public sealed class CalendarForm
{
    public IFormFile? File { get; set; }

    /// <summary>Where the notice is found, one address a line.</summary>
    [Display(Name = "通知的出处"), DataType(DataType.MultilineText)]
    public string Source { get; set; } = "";

    /// <summary>Days off and make-up days, as ranges.</summary>
    public List<DayRow> Rows { get; set; } = [];

    /// <summary>The years to save, as a calendar file; empty until a change was looked at.</summary>
    [Display(Name = "放假安排"), DataType(DataType.MultilineText)]
    public string Json { get; set; } = "";

    /// <summary>Token of the calendar that the change was compared with.</summary>
    [Display(Name = "版本")]
    public string Token { get; set; } = "";
}

/// <summary>A range of days of one kind. A row without a first day says nothing.</summary>
public sealed class DayRow
{
    /// <summary>First day.</summary>
    [Display(Name = "开始日")]
    public DateOnly? From { get; set; }

    /// <summary>Last day; the first where it is left out.</summary>
    [Display(Name = "截止日")]
    public DateOnly? To { get; set; }

    /// <summary>Whether it is worked (调休上班) instead of off.</summary>
    public bool IsWork { get; set; }
}
