namespace ReplyFlow.Application.Assigning;

/// <summary>
/// Puts suggestions together that are nearly the same. Each joins the first that it is like itself, not one that is like one that is like it:
/// such a chain ends at another matter.
/// </summary>
internal static class AlikeGroups
{
    /// <summary>The first of the group of each, by suggestion; itself where it stands alone or first.</summary>
    /// <param name="open">The suggestions in order.</param>
    /// <param name="alike">Those that one is like; either may name the other.</param>
    public static Dictionary<Guid, OpenSuggestion> Of(IReadOnlyList<OpenSuggestion> open, Func<OpenSuggestion, IReadOnlyList<Guid>> alike)
    {
        var pairs = open.SelectMany(s => alike(s).SelectMany(o => new[] { (s.SuggestionId, o), (o, s.SuggestionId) })).ToLookup(p => p.Item1, p => p.Item2);
        var (known, first) = (open.ToDictionary(s => s.SuggestionId), new Dictionary<Guid, OpenSuggestion>());
        foreach (var s in open.Where(s => first.TryAdd(s.SuggestionId, s)))
            foreach (var other in pairs[s.SuggestionId].Where(o => known.TryGetValue(o, out var of) && of.Kind == s.Kind))
                first.TryAdd(other, s);
        return first;
    }
}
