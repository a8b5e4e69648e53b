using ReplyFlow.Workflow.Tests.Support;

namespace ReplyFlow.Workflow.Tests.Running;

/// <summary>Invents definitions: mostly well-built ones, often with an arrow led somewhere else afterwards.</summary>
internal sealed class RandomDefinition(Random random)
{
    private readonly DefinitionBuilder _builder = new();
    private int _count;

    public string Create()
    {
        _builder.End().Step("archive", "Archive", "end");
        _builder.Start(Sequence(2, "archive", null));
        if (random.Next(3) == 0) Damage();
        return _builder.Json;
    }

    private string Sequence(int depth, string next, string? earlier)
    {
        for (var i = random.Next(1, 4); i > 0; i--) next = Block(depth, next, earlier);
        return next;
    }

    // next: where the case goes on to; earlier: a task a return may lead to, in the same branch, or null.
    private string Block(int depth, string next, string? earlier)
    {
        if (depth > 0 && random.Next(6) == 0) return Loop(depth, next);
        var id = $"a{_count++}";
        switch (random.Next(depth > 0 ? 9 : 5))
        {
            case 0:
                _builder.Human(id, "Go=办理", next);
                break;
            case 1 when earlier is not null:
                _builder.Human(id, "Go=同意; Back=退回|back", next, earlier);
                break;
            case 1:
                // Returned to a task of its own that sends it on again.
                _builder.Human(id, "Go=同意; Back=退回|back", next, id + "r").Human(id + "r", "Redo=重办", id);
                break;
            case 2:
                _builder.Group(id, "Yes=同意; No=不同意|back", random.Next(2) == 0 ? "All" : "FirstReturn", next, id + "r").Human(id + "r", "Redo=重办", random.Next(2) == 0 ? id : next);
                break;
            case 3:
                _builder.Timer(id, next);
                break;
            case 4:
                _builder.Notify(id, next);
                break;
            case 5:
                _builder.Decide(id, "hasFeedback", Sequence(depth - 1, next, earlier), next);
                break;
            case 6 or 7:
                Fork(id, depth, next);
                break;
            default:
                _builder.Expiring(id, "Go=办理", next, Sequence(depth - 1, next, null));
                break;
        }

        return id;
    }

    /// <summary>A stretch of steps, forks among them, and at its end somebody who may return it to its beginning.</summary>
    private string Loop(int depth, string next)
    {
        var id = $"a{_count++}";
        var first = Sequence(depth - 1, id, null);
        _builder.Human(id, "Go=同意; Back=退回|back", next, first);
        return first;
    }

    private void Fork(string id, int depth, string next)
    {
        var branches = Enumerable.Range(0, random.Next(2, 4)).Select(i =>
        {
            _builder.Notify($"{id}n{i}", id + "j");
            return Sequence(depth - 1, $"{id}n{i}", null);
        }).ToArray();
        _builder.Fork(id, branches).Join(id + "j", random.Next(2) == 0 ? "WaitAll" : "WaitAny", next);
    }

    private void Damage()
    {
        var connection = _builder.Connections[random.Next(_builder.Connections.Count)]!;
        connection["target"]!["activity"] = _builder.Activities[random.Next(_builder.Activities.Count)]!["id"]!.GetValue<string>();
    }
}
