using System.Collections.Frozen;

namespace ReplyFlow.Domain.WorkItems;

/// <summary>
/// Names of the kinds of step that rules outside a kind's own folder speak of: only a leader signs, no letter goes out
/// unsigned. Workflow definitions use them as a task's <c>form</c>. A kind that nobody else speaks of keeps its name to itself.
/// </summary>
public static class StepKinds
{
    /// <summary>交办: the government office gives a suggestion to the bureaus.</summary>
    public const string Assign = "assign";

    /// <summary>签收 or 退办.</summary>
    public const string Accept = "accept";

    /// <summary>审定退办: what becomes of a bureau's objection.</summary>
    public const string Objection = "objection";

    /// <summary>分办: the division and the drafter.</summary>
    public const string Allocate = "allocate";

    /// <summary>起草.</summary>
    public const string Draft = "draft";

    /// <summary>会办意见.</summary>
    public const string Opinion = "opinion";

    /// <summary>审核, 核稿, 会签.</summary>
    public const string Review = "review";

    /// <summary>签发.</summary>
    public const string Sign = "sign";

    /// <summary>代表反馈.</summary>
    public const string Feedback = "feedback";

    /// <summary>审批延期.</summary>
    public const string Extension = "extension";

    /// <summary>审批撤回.</summary>
    public const string Withdrawal = "withdrawal";

    /// <summary>审批阶段性答复: beside the process, and over with the letter.</summary>
    public const string Interim = "interim";

    /// <summary>A step with nothing but its outcomes.</summary>
    public const string Generic = "generic";

    /// <summary>All of them.</summary>
    public static FrozenSet<string> All { get; } = FrozenSet.Create(
        StringComparer.Ordinal, Assign, Accept, Objection, Allocate, Draft, Opinion, Review, Sign, Feedback, Extension, Withdrawal, Generic);
}
