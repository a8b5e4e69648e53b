using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Workflow.Checking;

/// <summary>How tokens move, as the engine moves them.</summary>
internal sealed class TokenMoves
{
    private readonly FlowGraph _graph;
    private readonly BranchMap _branches;
    private readonly Dictionary<string, char> _index = [];

    public TokenMoves(FlowGraph graph, BranchMap branches)
    {
        (_graph, _branches) = (graph, branches);
        foreach (var activity in graph.Definition.Activities) _index[activity.Id] = (char)(_index.Count + 1);
    }

    public char Index(Activity activity) => _index[activity.Id];

    public Activity ActivityAt(char index) => _graph.Definition.Activities[index - 1];

    /// <summary>The sets of ports a token can leave by; a join's token waits for others and leaves only with them.</summary>
    public static IEnumerable<IReadOnlyList<string>> Choices(Activity activity) => activity switch
    {
        ForkActivity fork => [fork.Branches],
        JoinActivity => [],
        _ => activity.Ports.Select(p => new[] { p }),
    };

    /// <summary>The tokens after one token left, and the activities entered by that, in order.</summary>
    public (string Tokens, IReadOnlyList<Activity> Entered) Move(string tokens, Activity from, IReadOnlyList<string> ports)
    {
        var next = tokens.ToList();
        next.Remove(Index(from));
        var entered = new List<Activity>();
        foreach (var port in ports)
        {
            var target = _graph.Definition.Find(_graph.Definition.Follow(from.Id, port)!.Target)!;
            if (Arrive(next, target, entered)) return ("", entered);
        }

        return (Marking.Sort(next), entered);
    }

    /// <summary>True when the case has ended.</summary>
    private bool Arrive(List<char> tokens, Activity target, List<Activity> entered)
    {
        if (target is JoinActivity join)
        {
            if (!Opens(tokens, join)) return false;
            entered.Add(join);
            return Arrive(tokens, _graph.Definition.Find(_graph.Definition.Follow(join.Id, Activity.Done)!.Target)!, entered);
        }

        entered.Add(target);
        if (target is EndActivity) return true;
        tokens.Add(Index(target));
        return false;
    }

    private bool Opens(List<char> tokens, JoinActivity join)
    {
        var fork = _branches.ForkOfJoin[join.Id];
        if (!join.WaitsForAll)
        {
            tokens.RemoveAll(t => _branches.IsInside(ActivityAt(t).Id, fork));
            return true;
        }

        tokens.Add(Index(join));
        if (tokens.Count(t => t == Index(join)) < ((ForkActivity)_graph.Definition.Find(fork)!).Branches.Length) return false;
        tokens.RemoveAll(t => t == Index(join));
        return true;
    }
}
