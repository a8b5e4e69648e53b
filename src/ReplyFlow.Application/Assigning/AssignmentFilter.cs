namespace ReplyFlow.Application.Assigning;

/// <summary>How sure the proposed lead is.</summary>
public enum AssignmentConfidence
{
    /// <summary>The imported list names it.</summary>
    Imported,

    /// <summary>Most of the earlier suggestions like it were led by it.</summary>
    Recommended,

    /// <summary>Neither.</summary>
    Low,
}

/// <summary>Which of a session's unassigned suggestions are shown.</summary>
/// <param name="SessionId">The session; null for the first that has any.</param>
/// <param name="Class">Class; empty for all.</param>
/// <param name="BureauId">Proposed lead; null for all.</param>
/// <param name="Confidence">Null for all.</param>
/// <param name="WarnedOnly">Only those with a warning.</param>
/// <param name="After">The place of the last row of the page before; null to begin.</param>
public sealed record AssignmentFilter(
    Guid? SessionId = null, string Class = "", Guid? BureauId = null, AssignmentConfidence? Confidence = null, bool WarnedOnly = false,
    AssignmentPlace? After = null);
