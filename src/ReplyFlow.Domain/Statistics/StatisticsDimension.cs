namespace ReplyFlow.Domain.Statistics;

/// <summary>What figures may be broken down by.</summary>
public enum StatisticsDimension
{
    /// <summary>会议届次.</summary>
    Session,

    /// <summary>承办单位.</summary>
    Bureau,

    /// <summary>处室, named with its bureau.</summary>
    Division,

    /// <summary>The suggestion's class (经济, 社会 …).</summary>
    Class,

    /// <summary>The month of 交办, yyyy-MM.</summary>
    AssignedMonth,
}
