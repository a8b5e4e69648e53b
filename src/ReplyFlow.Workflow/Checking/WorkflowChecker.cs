using System.Collections.Immutable;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Workflow.Checking;

/// <summary>
/// Decides whether a definition is sound. A definition with findings must not be published. Rules:
/// <list type="bullet">
/// <item><c>content</c>: an input is missing or wrong, a rule cannot be resolved, a word is not in the <see cref="Vocabulary"/>.</item>
/// <item><c>unknown-type</c>: an activity of a type the product does not run.</item>
/// <item><c>start</c>, <c>event</c>: no single start, an event that something leads to, two events of one name, a step shared by two entries.</item>
/// <item><c>connection</c>: an arrow from or to nothing, from a port that does not exist, or twice from one port.</item>
/// <item><c>unconnected</c>: an outcome that leads nowhere.</item>
/// <item><c>unreachable</c>: no case can come to the activity.</item>
/// <item><c>automatic-loop</c>: a circle without a person or a timer in it.</item>
/// <item><c>endless</c>: a circle in which nobody returns anything, so that general agreement would never end it.</item>
/// <item><c>pointless</c>: an outcome that leads to its own step, a return that comes straight back, a decision whose answers do the same.</item>
/// <item><c>branches</c>: a fork and its join do not fit together.</item>
/// <item><c>no-end</c>: a case can come to where no end can be reached any more.</item>
/// <item><c>order</c>: something can happen before what must come first, for example a letter issued unsigned.</item>
/// <item><c>twice</c>: an issuing step can run again without a new draft in between.</item>
/// <item><c>rework</c>: drafting can begin again although nobody returned the case, or after delivery without permission to re-handle.</item>
/// <item><c>untold</c>: whoever raised an event can be left without an answer, or be told what has not happened.</item>
/// <item><c>unfinished</c>: a case can end with a number given out but the letter not delivered, or without being archived.</item>
/// <item><c>too-complex</c>: more combinations of parallel branches than can be checked.</item>
/// </list>
/// </summary>
public static class WorkflowChecker
{
    /// <summary>Everything that is wrong, in the order of the rules; empty means sound.</summary>
    public static ImmutableArray<Finding> Check(WorkflowDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var graph = new FlowGraph(definition);
        var findings = new List<Finding>();
        findings.AddRange(ContentRules.Check(graph));
        findings.AddRange(ConnectionRules.Check(graph));
        if (findings.Count > 0) return [.. findings];

        // From here on every port leads to exactly one known activity.
        findings.AddRange(ReachRules.Check(graph));
        findings.AddRange(LoopRules.Check(graph));
        var branches = BranchMap.Build(graph, findings);
        if (findings.Count > 0) return [.. findings];

        foreach (var entry in graph.Entries) findings.AddRange(PathRules.Check(graph, branches, entry));
        return [.. findings];
    }
}
