using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Workflow.Tests.Checking;

/// <summary>Why a change the checker accepts does no harm; null when there is no reason. The reasons are proved, not believed.</summary>
internal static class Harmless
{
    public static string? Reason(WorkflowDefinition before, WorkflowDefinition after)
    {
        var moved = after.Connections.Except(before.Connections, SameArrow.Instance).ToList();
        if (moved.Count == 0 && after.Activities.Length == before.Activities.Length && before.Requirements.Length == after.Requirements.Length + 1)
            return "a requirement less: activities and connections are the same, so every case runs as before";
        if (moved is not [var arrow]) return null;
        if (IsReturn(before, arrow) && Reaches(after, arrow.Target, arrow.Source))
            return "returned to another earlier step: everything from there to the signature is agreed anew, and every order was checked on this file";
        if (before.Find(arrow.Target) is DecideActivity decide && before.Follow(decide.Id, "True")?.Target == before.Follow(arrow.Source, arrow.Port)?.Target && before.Incoming(decide.Id).All(c => c.Source != arrow.Source))
            return "asks first whether the same step is needed; it was needed when the case came here, so it is again";
        return before.Find(arrow.Source) is TaskActivity { StepKind: "generic" } task && task.Assignee == "role:BureauOffice" && after.Find(arrow.Target) is DecideActivity
            ? "the office can only ask again instead of going on alone: the case waits longer, nothing is issued without the opinions"
            : null;
    }

    private static bool IsReturn(WorkflowDefinition definition, Connection arrow) =>
        definition.Find(arrow.Source) is TaskActivity task && task.Decisions.Any(d => d.Name == arrow.Port && d.Kind == OutcomeDefinition.Back);

    private static IEnumerable<Connection> Incoming(this WorkflowDefinition definition, string id) => definition.Connections.Where(c => c.Target == id);

    private static bool Reaches(WorkflowDefinition definition, string from, string to)
    {
        var reached = new HashSet<string> { from };
        var queue = new Queue<string>(reached);
        while (queue.TryDequeue(out var id))
            foreach (var next in definition.Connections.Where(c => c.Source == id && reached.Add(c.Target))) queue.Enqueue(next.Target);
        return reached.Contains(to);
    }

    private sealed class SameArrow : IEqualityComparer<Connection>
    {
        public static SameArrow Instance { get; } = new();

        public bool Equals(Connection? x, Connection? y) => (x?.Source, x?.Port, x?.Target) == (y?.Source, y?.Port, y?.Target);

        public int GetHashCode(Connection c) => HashCode.Combine(c.Source, c.Port, c.Target);
    }
}
