using System.Collections.Frozen;

namespace ReplyFlow.Workflow.Rules;

/// <summary>Names of what a <c>Decide</c> may ask, as files use them; the host answers from the case.</summary>
public static class QuestionNames
{
    /// <summary>Whether no bureau leads the case yet.</summary>
    public const string NeedsAssignment = "needsAssignment";

    /// <summary>Whether another bureau is asked for its opinion.</summary>
    public const string HasCoHandlers = "hasCoHandlers";

    /// <summary>Whether the drafter asked other divisions to countersign.</summary>
    public const string NeedsCountersign = "needsCountersign";

    /// <summary>Whether the bureau has a leader in charge who reviews.</summary>
    public const string NeedsLeaderReview = "needsLeaderReview";

    /// <summary>Whether there are deputies to ask.</summary>
    public const string HasFeedback = "hasFeedback";

    /// <summary>Whether the case may be answered once more.</summary>
    public const string MayRehandle = "mayRehandle";

    /// <summary>Whether the reply has gone out.</summary>
    public const string IsIssued = "isIssued";

    /// <summary>All of them.</summary>
    public static FrozenSet<string> All { get; } = FrozenSet.Create(
        StringComparer.Ordinal, NeedsAssignment, HasCoHandlers, NeedsCountersign, NeedsLeaderReview, HasFeedback, MayRehandle, IsIssued);
}
