using System.Runtime.CompilerServices;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Workflow.Definitions;

/// <summary>For each activity of a sound definition: the fork branches around it, and the event it belongs to.</summary>
public sealed class DefinitionShape
{
    private static readonly ConditionalWeakTable<WorkflowDefinition, DefinitionShape> Known = [];

    private DefinitionShape(WorkflowDefinition definition)
    {
        Definition = definition;
        if (definition.Start is { } start) Walk(definition, start.Id, "");
        foreach (var entry in definition.Activities.OfType<EventActivity>()) Walk(definition, entry.Id, entry.EventName);
    }

    private WorkflowDefinition Definition { get; }

    /// <summary>By activity: the forks around it with the branch it stands in, outermost first.</summary>
    public Dictionary<string, List<(string, string)>> Branches { get; } = [];

    /// <summary>By activity: empty for the main line, else the event it belongs to.</summary>
    public Dictionary<string, string> Scopes { get; } = [];

    /// <summary>The shape of a definition, worked out once.</summary>
    public static DefinitionShape Of(WorkflowDefinition definition) => Known.GetValue(definition, d => new DefinitionShape(d));

    /// <summary>The activities inside the branches that the join brings together.</summary>
    public HashSet<string> InsideOf(string joinId)
    {
        var depth = Branches[joinId].Count;
        var into = Definition.Connections.First(c => c.Target == joinId && Branches.ContainsKey(c.Source));
        var fork = Branches[into.Source].Count > depth ? Branches[into.Source][depth].Item1 : into.Source;
        return [.. Branches.Where(b => b.Value.Count > depth && b.Value[depth].Item1 == fork).Select(b => b.Key)];
    }

    /// <summary>Whether two activities stand in different branches of one fork, so that a case can be at both.</summary>
    public bool AreBeside(string one, string other) => AreBeside(Branches[one], Branches[other]);

    /// <summary>The same for the branches around two places.</summary>
    public static bool AreBeside(IEnumerable<(string Fork, string Port)> one, IEnumerable<(string Fork, string Port)> other) =>
        one.Zip(other).SkipWhile(p => p.First == p.Second).FirstOrDefault() is var (a, b) && a.Fork is not null && a.Fork == b.Fork;

    /// <summary>The join that brings together the branches of the fork that is <paramref name="depth"/> forks deep around an activity.</summary>
    public JoinActivity? JoinAround(string activityId, int depth) => Definition.Activities.OfType<JoinActivity>()
        .FirstOrDefault(j => Branches.TryGetValue(j.Id, out var around) && around.Count == depth && InsideOf(j.Id).Contains(activityId));

    private void Walk(WorkflowDefinition definition, string entry, string scope)
    {
        Branches[entry] = [];
        Scopes[entry] = scope;
        var queue = new Queue<string>([entry]);
        while (queue.TryDequeue(out var id))
        {
            foreach (var connection in definition.Connections.Where(c => c.Source == id && !Branches.ContainsKey(c.Target)))
            {
                List<(string, string)> branches = [.. Branches[id]];
                if (definition.Find(id) is ForkActivity) branches.Add((id, connection.Port));
                if (definition.Find(connection.Target) is JoinActivity && branches.Count > 0) branches.RemoveAt(branches.Count - 1);
                Branches[connection.Target] = branches;
                Scopes[connection.Target] = scope;
                queue.Enqueue(connection.Target);
            }
        }
    }
}
