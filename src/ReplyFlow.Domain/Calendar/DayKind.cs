namespace ReplyFlow.Domain.Calendar;

/// <summary>What a day is to people who work by the State Council's calendar.</summary>
public enum DayKind
{
    /// <summary>Monday to Friday, worked.</summary>
    WorkingDay,

    /// <summary>Saturday or Sunday, not worked.</summary>
    Weekend,

    /// <summary>放假: off by the year's notice or by statute, whatever the weekday.</summary>
    Holiday,

    /// <summary>调休上班: a Saturday or Sunday that is worked.</summary>
    MakeUpDay,
}
