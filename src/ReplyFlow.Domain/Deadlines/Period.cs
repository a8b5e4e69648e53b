using System.Globalization;
using System.Text.RegularExpressions;

namespace ReplyFlow.Domain.Deadlines;

/// <summary>A length of time that a rule gives: 10 working days, 30 days, 3 months. The start day is never counted.</summary>
public readonly partial record struct Period
{
    /// <summary>The longest count allowed, whatever the unit.</summary>
    public const int MaxCount = 9999;

    /// <summary>Makes a period.</summary>
    /// <param name="count">1 to <see cref="MaxCount"/>.</param>
    /// <param name="unit">What is counted.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count or the unit is out of range.</exception>
    public Period(int count, PeriodUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxCount);
        if (!Enum.IsDefined(unit))
            throw new ArgumentOutOfRangeException(nameof(unit));
        (Count, Unit) = (count, unit);
    }

    /// <summary>How many units, from 1.</summary>
    public int Count { get; }

    /// <summary>Working days, calendar days or months.</summary>
    public PeriodUnit Unit { get; }

    /// <summary>N working days.</summary>
    public static Period WorkingDays(int count) => new(count, PeriodUnit.WorkingDays);

    /// <summary>N months.</summary>
    public static Period Months(int count) => new(count, PeriodUnit.Months);

    /// <summary>Reads <c>10wd</c>, <c>+3m</c> or <c>+5cd</c>; the plus sign may be left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="period">The period, where the text is one.</param>
    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        var match = Pattern().Match(text ?? "");
        if (!match.Success)
            return false;
        var unit = match.Groups[2].Value switch
        {
            "wd" => PeriodUnit.WorkingDays,
            "cd" => PeriodUnit.CalendarDays,
            _ => PeriodUnit.Months,
        };
        period = new Period(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), unit);
        return true;
    }

    /// <summary>The short form, for example <c>10wd</c>, which <see cref="TryParse"/> reads.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count}{Unit switch
    {
        PeriodUnit.WorkingDays => "wd",
        PeriodUnit.CalendarDays => "cd",
        _ => "m",
    }}");

    /// <summary>The form people read, for example 10 个工作日, 30 日, 3 个月.</summary>
    public string ToChinese() => string.Create(CultureInfo.InvariantCulture, $"{Count} {Unit switch
    {
        PeriodUnit.WorkingDays => "个工作日",
        PeriodUnit.CalendarDays => "日",
        _ => "个月",
    }}");

    [GeneratedRegex(@"\A\+?([1-9][0-9]{0,3})(wd|cd|m)\z")]
    private static partial Regex Pattern();
}
