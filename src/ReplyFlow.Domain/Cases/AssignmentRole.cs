namespace ReplyFlow.Domain.Cases;

/// <summary>A bureau's part in a case.</summary>
public enum AssignmentRole
{
    /// <summary>主办: answers the deputy.</summary>
    Lead,
    /// <summary>会办: gives its opinion to the lead, never answers alone.</summary>
    CoHandling,
    /// <summary>参阅: reads only.</summary>
    ForReading,
}
