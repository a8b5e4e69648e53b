using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Elsa;

/// <summary>
/// Leads a fresh Elsa instance from the start to a task without anything happening to the case, past what waits in other branches, so
/// that Elsa has its bookmarks and tokens where our state says the case stands. What comes after the task runs as ever.
/// </summary>
internal sealed class Steering
{
    /// <summary>The port to leave by of every activity on the way; null where the case waits, and for forks and joins, which leave by themselves.</summary>
    private readonly Dictionary<string, string?> _ahead = [];
    private readonly Dictionary<string, string?> _entered = [];
    private readonly WorkflowDefinition _definition;
    private readonly DefinitionShape _shape;

    /// <param name="definition">The definition.</param>
    /// <param name="target">The task that is entered.</param>
    /// <param name="beside">Activities in other branches at which the case waits.</param>
    public Steering(WorkflowDefinition definition, string target, IEnumerable<string> beside)
    {
        (_definition, _shape) = (definition, DefinitionShape.Of(definition));
        HashSet<string> goals = [target, .. beside];
        var queue = new Queue<string>([definition.Start!.Id]);
        while (queue.TryDequeue(out var id))
        {
            if (id == target || _ahead.ContainsKey(id) || (definition.Find(id) is JoinActivity && _shape.InsideOf(id).Contains(target))) continue;
            var port = goals.Contains(id) || definition.Find(id) is ForkActivity ? null : Towards(id, goals);
            _ahead[id] = port;
            foreach (var way in definition.Find(id) is ForkActivity fork ? fork.Branches : port is null ? [] : [port])
                queue.Enqueue(definition.Follow(id, way)!.Target);
        }
    }

    /// <summary>True the first time an activity on the way is entered.</summary>
    public bool Enter(string activityId)
    {
        if (!_ahead.Remove(activityId, out var port)) return false;
        _entered[activityId] = port;
        return true;
    }

    /// <summary>True when the activity was entered on the way; then the port to leave it by, null to wait.</summary>
    public bool Take(string activityId, out string? port) => _entered.Remove(activityId, out port);

    /// <summary>The port on the shortest way to what waits in the same branch, or else to the join at its end.</summary>
    private string Towards(string id, HashSet<string> goals)
    {
        var around = _shape.Branches[id];
        var near = goals.Where(g => _shape.Branches[g].Take(around.Count).SequenceEqual(around)).ToHashSet();
        if (near.Count == 0) near.Add(_shape.JoinAround(id, around.Count - 1)!.Id);
        return _definition.Find(id)!.Ports.MinBy(p => Distance(_definition.Follow(id, p)?.Target, near))!;
    }

    private int Distance(string? from, HashSet<string> goals)
    {
        var seen = new HashSet<string>();
        List<string> level = from is null ? [] : [from];
        for (var steps = 0; level.Count > 0; steps++)
        {
            if (level.Exists(goals.Contains)) return steps;
            level = [.. level.Where(seen.Add).SelectMany(l => _definition.Connections.Where(c => c.Source == l).Select(c => c.Target)).Distinct()];
        }

        return int.MaxValue;
    }
}
