using System.Collections.Immutable;
using ReplyFlow.Workflow.Json;

namespace ReplyFlow.Workflow.Checking;

/// <summary>Why a definition must not be published.</summary>
/// <param name="Rule">The rule's short name, see <see cref="WorkflowChecker"/>.</param>
/// <param name="Message">What is wrong and what was expected.</param>
/// <param name="ActivityId">The activity concerned, if any.</param>
/// <param name="Place">Where the file says so.</param>
/// <param name="Path">
/// A way a case gets there, as <c>activity</c> or <c>activity.Outcome</c> in order; for something no case can reach,
/// the chain that leads to it. Empty only for findings about the file as a whole.
/// </param>
public sealed record Finding(string Rule, string Message, string? ActivityId, JsonPlace Place, ImmutableArray<string> Path)
{
    /// <summary>For people: rule, place, message and path.</summary>
    public override string ToString() =>
        $"[{Rule}] {Message}（{Place}）" + (Path.IsEmpty ? "" : $"{Environment.NewLine}    路径：{string.Join(" → ", Path)}");
}
