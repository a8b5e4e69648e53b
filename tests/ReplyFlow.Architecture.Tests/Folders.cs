namespace ReplyFlow.Architecture.Tests;

/// <summary>The folders of a project as nodes of a graph; a folder is its namespace with all below it.</summary>
internal static class Folders
{
    /// <summary>
    /// The circles of a project: among folders that stand side by side, at every depth, each taken with all below it; and among all
    /// folders, each taken by itself, so that a folder and one inside it do not use each other either.
    /// </summary>
    public static IReadOnlyList<Circle> Circles(IReadOnlyList<Use> uses, string root) =>
        Parents(uses, root).SelectMany(parent => CirclesIn(uses, parent, space => Child(space, parent))).ToList() is { Count: > 0 } beside
            ? beside
            : [.. CirclesIn(uses, root, space => Itself(space, root))];

    /// <summary>The uses by which a folder uses one that does not come before it in a written order.</summary>
    /// <param name="uses">Which type uses which.</param>
    /// <param name="root">The project's namespace.</param>
    /// <param name="order">
    /// The layers from the lowest; the folders of one layer do not use each other. A folder stands for all below it that has no place of
    /// its own (<c>A.In</c>).
    /// </param>
    public static IReadOnlyList<Use> AgainstOrder(IReadOnlyList<Use> uses, string root, IReadOnlyList<string[]> order) =>
        [.. uses.Where(u => Placed(u.FromNamespace, root, order) is { } from && Placed(u.ToNamespace, root, order) is { } to && from != to
            && (Place(order, from) < 0 || Place(order, to) < 0 || Place(order, to) >= Place(order, from)))];

    /// <summary>The longest name of the order that the namespace is in, or the folder directly below the root.</summary>
    private static string? Placed(string space, string root, IReadOnlyList<string[]> order) =>
        order.SelectMany(layer => layer).Where(f => $"{space}.".StartsWith($"{root}.{f}.", StringComparison.Ordinal)).MaxBy(f => f.Length) ?? Child(space, root);

    private static IEnumerable<Circle> CirclesIn(IReadOnlyList<Use> uses, string parent, Func<string, string?> node)
    {
        var edges = uses.Select(u => (From: node(u.FromNamespace), To: node(u.ToNamespace), Use: u))
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

    private static string? Itself(string space, string root) =>
        space == root || space.StartsWith(root + ".", StringComparison.Ordinal) ? space : null;

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
