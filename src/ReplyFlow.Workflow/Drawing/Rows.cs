using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Workflow.Drawing;

/// <summary>
/// Puts the activities of one entry into rows, top to bottom: each below everything that leads to it, returns left
/// aside; a step that is only entered by returns stands beside the first step that returns to it.
/// </summary>
internal sealed class Rows
{
    private readonly WorkflowDefinition _definition;
    private readonly List<string> _order = [];
    private readonly HashSet<Connection> _upward = [];

    public Rows(WorkflowDefinition definition, string entry)
    {
        _definition = definition;
        Visit(entry, [], []);
        _order.Reverse();
        Assign();
    }

    public Dictionary<string, int> Row { get; } = [];

    /// <summary>Activities from the entry on, each after what leads to it.</summary>
    public IReadOnlyList<string> Order => _order;

    /// <summary>True for arrows that close a circle.</summary>
    public bool IsUpward(Connection connection) => _upward.Contains(connection);

    /// <summary>The arrows of the activity; returns last, so that they, not the way forward, close the circles.</summary>
    private IEnumerable<Connection> Outgoing(string id) =>
        _definition.Connections.Where(c => c.Source == id && _definition.Find(c.Target) is not null).OrderBy(c => Labels.IsReturn(_definition, c));

    private void Visit(string id, HashSet<string> done, HashSet<string> open)
    {
        if (!done.Add(id)) return;
        open.Add(id);
        // Last port first: reversed at the end, the first port's way comes first.
        foreach (var connection in Outgoing(id).Reverse())
        {
            if (open.Contains(connection.Target)) _upward.Add(connection);
            else Visit(connection.Target, done, open);
        }

        open.Remove(id);
        _order.Add(id);
    }

    private void Assign()
    {
        foreach (var id in _order)
        {
            var into = _definition.Connections.Where(c => c.Target == id && !_upward.Contains(c) && Row.ContainsKey(c.Source)).ToList();
            var forward = into.Where(c => !Labels.IsReturn(_definition, c)).ToList();
            if (forward.Count > 0) Row[id] = forward.Max(c => Row[c.Source]) + 1;
            else if (into.Count > 0) Row[id] = into.Min(c => Row[c.Source]) + (LeadsBack(id) ? 0 : 1);
            else Row[id] = 0;
        }
    }

    private bool LeadsBack(string id) => Outgoing(id).Any(_upward.Contains);
}
