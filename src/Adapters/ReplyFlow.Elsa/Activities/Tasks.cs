using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace ReplyFlow.Elsa.Activities;

/// <summary>What the two kinds of tasks show in Elsa Studio.</summary>
public abstract class CaseTask : CaseActivity
{
    /// <summary>The step's name, stable across versions.</summary>
    [Input(Description = "步骤名")]
    public Input<string> Step { get; set; } = null!;

    /// <summary>What the person owes.</summary>
    [Input(Description = "标题")]
    public Input<string> Title { get; set; } = null!;

    /// <summary>The kind of step it is; the file calls it <c>form</c>.</summary>
    [Input(Description = "步骤种类")]
    public Input<string> Form { get; set; } = null!;

    /// <summary>By when.</summary>
    [Input(Description = "期限")]
    public Input<string> Due { get; set; } = null!;

    /// <summary>When the step ends by itself.</summary>
    [Input(Description = "到期自动结束")]
    public Input<string?> Expires { get; set; } = null!;

    /// <summary>The decisions, as workflows/README.md describes them.</summary>
    [Input(Description = "决定")]
    public Input<string> Decisions { get; set; } = null!;

    /// <summary>The ports.</summary>
    [Input(Description = "出口", UIHint = InputUIHints.DynamicOutcomes)]
    public Input<ICollection<string>> Outcomes { get; set; } = null!;
}

/// <summary>One person owes a decision.</summary>
[Activity("ReplyFlow", "ReplyFlow", "单人任务")]
public sealed class HumanTask : CaseTask
{
    [Input(Description = "办理人")]
    public Input<string> Assignee { get; set; } = null!;
}

/// <summary>Several participants owe an answer at the same time.</summary>
[Activity("ReplyFlow", "ReplyFlow", "多人任务")]
public sealed class GroupTask : CaseTask
{
    [Input(Description = "参与人")]
    public Input<string> Participants { get; set; } = null!;

    /// <summary>When it ends.</summary>
    [Input(Description = "结束方式")]
    public Input<string> Mode { get; set; } = null!;
}
