using System.Collections.Immutable;
using ReplyFlow.Workflow.Json;

namespace ReplyFlow.Workflow.Activities;

/// <summary>One box of the flowchart.</summary>
/// <param name="Id">Unique in the definition.</param>
/// <param name="Type">Elsa activity type, for example <c>ReplyFlow.HumanTask</c>.</param>
/// <param name="Title">Words for people.</param>
/// <param name="Place">Where the file has it.</param>
/// <param name="Position">Top left corner on the designer's canvas, in pixels; null when it was never laid out.</param>
public abstract record Activity(string Id, string Type, string Title, JsonPlace Place, DesignerPosition? Position)
{
    /// <summary>The only port of activities that simply go on.</summary>
    public const string Done = "Done";

    /// <summary>The port of a task that was not answered in time.</summary>
    public const string Expired = "Expired";

    /// <summary>Ports a case can leave by; each needs exactly one connection.</summary>
    public abstract ImmutableArray<string> Ports { get; }

    /// <summary>True when a case waits here for a person, a group or a timer.</summary>
    public virtual bool Waits => false;
}
