using System.Collections.Immutable;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Json;

namespace ReplyFlow.Workflow.Checking;

/// <summary>The definition as a graph: where cases enter, and a shortest way to every activity.</summary>
internal sealed class FlowGraph
{
    private readonly Dictionary<string, Connection> _firstInto = [];

    public FlowGraph(WorkflowDefinition definition)
    {
        Definition = definition;
        Outgoing = definition.Connections.ToLookup(c => c.Source);
        Incoming = definition.Connections.ToLookup(c => c.Target);
        Entries = [.. definition.Start is { } start ? [start] : Array.Empty<Activity>(), .. definition.Activities.OfType<EventActivity>()];
        Reached = Walk();
    }

    public WorkflowDefinition Definition { get; }

    public ILookup<string, Connection> Outgoing { get; }

    public ILookup<string, Connection> Incoming { get; }

    /// <summary>The start, then the events.</summary>
    public ImmutableArray<Activity> Entries { get; }

    /// <summary>Ids of the activities some case can come to, by the arrows alone.</summary>
    public HashSet<string> Reached { get; }

    public Finding At(string rule, string message, Activity activity, JsonPlace? place = null, IEnumerable<string>? path = null) =>
        new(rule, message, activity.Id, place ?? activity.Place, [.. path ?? PathTo(activity.Id)]);

    public Finding Whole(string rule, string message) => new(rule, message, null, new JsonPlace("$.root", 1, 1), []);

    /// <summary>A shortest way from an entry, or for what cannot be reached the chain that leads to it.</summary>
    public ImmutableArray<string> PathTo(string activityId, string? port = null)
    {
        var steps = new List<string> { port is null ? activityId : $"{activityId}.{port}" };
        var seen = new HashSet<string> { activityId };
        for (var id = activityId; ;)
        {
            var into = _firstInto.GetValueOrDefault(id) ?? (Reached.Contains(id) ? null : Incoming[id].FirstOrDefault());
            if (into is null || !seen.Add(into.Source)) break;
            steps.Insert(0, $"{into.Source}.{into.Port}");
            id = into.Source;
        }

        return [.. steps];
    }

    /// <summary>Ids of what can be reached from there, itself included.</summary>
    public IEnumerable<string> From(string activityId)
    {
        var reached = new HashSet<string> { activityId };
        var queue = new Queue<string>(reached);
        while (queue.TryDequeue(out var id))
            foreach (var connection in Outgoing[id].Where(c => reached.Add(c.Target))) queue.Enqueue(connection.Target);
        return reached;
    }

    private HashSet<string> Walk()
    {
        var reached = Entries.Select(e => e.Id).ToHashSet();
        var queue = new Queue<string>(reached);
        while (queue.TryDequeue(out var id))
        {
            foreach (var connection in Outgoing[id].Where(c => Definition.Find(c.Target) is not null && reached.Add(c.Target)))
            {
                _firstInto[connection.Target] = connection;
                queue.Enqueue(connection.Target);
            }
        }

        return reached;
    }
}
