using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Workflow.Checking;

/// <summary>Every situation one entry of the definition can lead to, tried one by one, shortest ways first.</summary>
internal sealed class StateSpace
{
    /// <summary>Situations tried before the definition is called too complex.</summary>
    public const int Limit = 10_000;

    private readonly Dictionary<Marking, (Marking From, string Step)?> _cameFrom = [];
    private readonly Dictionary<Marking, List<Marking>> _before = [];
    private readonly Queue<Marking> _queue = new();
    private readonly TokenMoves _moves;
    private readonly Monitor? _monitor;

    public StateSpace(FlowGraph graph, BranchMap branches, Activity entry, Monitor? monitor, int memory)
    {
        (_moves, _monitor) = (new TokenMoves(graph, branches), monitor);
        Explore(entry, memory);
    }

    /// <summary>The first violation found and the way to it.</summary>
    public (string Message, Activity At, IReadOnlyList<string> Path)? Violation { get; private set; }

    /// <summary>True when there were more situations than <see cref="Limit"/>.</summary>
    public bool TooComplex { get; private set; }

    public IEnumerable<Marking> Markings => _cameFrom.Keys;

    public IEnumerable<Marking> Before(Marking marking) => _before.GetValueOrDefault(marking) ?? [];

    public Activity FirstActivity(Marking marking) => _moves.ActivityAt(marking.Tokens[0]);

    public IReadOnlyList<string> PathTo(Marking marking)
    {
        var path = new List<string>();
        for (var at = marking; _cameFrom[at] is { } step; at = step.From) path.Insert(0, step.Step);
        return path;
    }

    private void Explore(Activity entry, int memory)
    {
        var first = new Marking(_moves.Index(entry).ToString(), memory);
        _cameFrom[first] = null;
        _queue.Enqueue(first);
        while (Violation is null && !TooComplex && _queue.TryDequeue(out var marking))
            foreach (var token in marking.Tokens.Distinct())
                TryToken(marking, token);
    }

    private void TryToken(Marking marking, char token)
    {
        var activity = _moves.ActivityAt(token);
        foreach (var ports in TokenMoves.Choices(activity))
        {
            var step = $"{activity.Id}.{string.Join("+", ports)}";
            var memory = _monitor is null ? 0 : ports.Aggregate(marking.Memory, (m, port) => _monitor.Leave(activity, port, m));
            var (tokens, entered) = _moves.Move(marking.Tokens, activity, ports);
            foreach (var into in entered)
            {
                if (_monitor is null) break;
                (memory, var violation) = _monitor.Enter(into, memory);
                if (violation is null) continue;
                Violation ??= (violation, into, [.. PathTo(marking), step, into.Id]);
                return;
            }

            Add(marking, new Marking(tokens, memory), step);
        }
    }

    private void Add(Marking from, Marking to, string step)
    {
        if (!_before.TryGetValue(to, out var before)) _before[to] = before = [];
        before.Add(from);
        if (!_cameFrom.TryAdd(to, (from, step))) return;
        if (_cameFrom.Count > Limit) TooComplex = true;
        else if (!to.Ended) _queue.Enqueue(to);
    }
}
