namespace ReplyFlow.Architecture.Tests;

/// <summary>The folders of a project as nodes of a graph; a folder is its namespace with all below it.</summary>
internal static class Folders
{
    /// <summary>The circles among the folders that stand side by side, at every depth of a project.</summary>
    public static IReadOnlyList<Circle> Circles(IReadOnlyList<Use> uses, string root) =>
        [.. Parents(uses, root).SelectMany(parent => CirclesIn(uses, parent))];

    /// <summary>The uses by which a folder directly below the root uses one that does not come before it in a written order.</summary>
    /// <param name="uses">Which type uses which.</param>
    /// <param name="root">The project's namespace.</param>
    /// <param name="order">The layers from the lowest; the folders of one layer do not use each other.</param>
    public static IReadOnlyList<Use> AgainstOrder(IReadOnlyList<Use> uses, string root, IReadOnlyList<string[]> order) =>
        [.. uses.Where(u => Child(u.FromNamespace, root) is { } from && Child(u.ToNamespace, root) is { } to && from != to
            && (Place(order, from) < 0 || Place(order, to) < 0 || Place(order, to) >= Place(order, from)))];

    private static IEnumerable<Circle> CirclesIn(IReadOnlyList<Use> uses, string parent)
    {
        var edges = uses.Select(u => (From: Child(u.FromNamespace, parent), To: Child(u.ToNamespace, parent), Use: u))
            .Where(e => e.From is not null && e.To is not null && e.From != e.To)
            .ToLookup(e => e.From!, e => (To: e.To!, e.Use));
        var reach = edges.ToDictionary(e => e.Key, e => Reach(edges, e.Key));
        var done = new HashSet<string>();
        foreach (var folder in reach.Keys.Order())
        {
            var circle = reach[folder].Where(f => reach.TryGetValue(f, out var back) && back.Contains(folder)).Order().ToList();
            if (circle.Count < 2 || !done.Add(circle[0]))
                continue;
            var witnesses = circle.SelectMany(f => edges[f].Where(e => circle.Contains(e.To)).Select(e => $"{e.Use.From} → {e.Use.To}")).Distinct();
            yield return new Circle(parent, circle, [.. witnesses]);
        }
    }

    private static HashSet<string> Reach(ILookup<string, (string To, Use Use)> edges, string from)
    {
        var seen = new HashSet<string>();
        var todo = new Stack<string>([from]);
        while (todo.TryPop(out var folder))
            foreach (var (to, _) in edges[folder])
                if (seen.Add(to))
                    todo.Push(to);
        return seen;
    }

    private static IEnumerable<string> Parents(IReadOnlyList<Use> uses, string root) =>
        uses.SelectMany(u => new[] { u.FromNamespace, u.ToNamespace }).Distinct().SelectMany(space => Above(space, root)).Distinct();

    private static IEnumerable<string> Above(string space, string root)
    {
        for (var at = space; at.Length >= root.Length; at = at[..Math.Max(0, at.LastIndexOf('.'))])
            yield return at;
    }

    private static string? Child(string space, string parent) =>
        space.StartsWith(parent + ".", StringComparison.Ordinal) ? space[(parent.Length + 1)..].Split('.')[0] : null;

    private static int Place(IReadOnlyList<string[]> order, string folder) => order.ToList().FindIndex(layer => layer.Contains(folder));
}

/// <summary>Folders each of which uses the others, directly or by way of more.</summary>
/// <param name="Parent">The namespace in which they stand side by side.</param>
/// <param name="Names">Their names.</param>
/// <param name="Uses">The uses that close the circle, <c>from → to</c>.</param>
internal sealed record Circle(string Parent, IReadOnlyList<string> Names, IReadOnlyList<string> Uses)
{
    /// <inheritdoc />
    public override string ToString() => $"{Parent}: {string.Join(" ↔ ", Names)}\n    {string.Join("\n    ", Uses.Take(12))}";
}
