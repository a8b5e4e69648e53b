namespace ReplyFlow.Application.Drafting;

/// <summary>What one check found, as the editor lists it. The script groups the same way.</summary>
/// <param name="Kind">What the check is called.</param>
/// <param name="Rule">Its number.</param>
/// <param name="Complaints">Each complaint once, with all its places.</param>
public sealed record FindingGroup(string Kind, int Rule, IReadOnlyList<IReadOnlyList<DraftFinding>> Complaints)
{
    /// <summary>How many places there are.</summary>
    public int Count => Complaints.Sum(c => c.Count);

    /// <summary>How many of them 全部改正 mends.</summary>
    public int Mendable => Complaints.Sum(c => c.Count(f => f.MayMend));

    /// <summary>Groups findings, what blocks sign-off first, else in the order of the text.</summary>
    public static IReadOnlyList<FindingGroup> Of(IEnumerable<DraftFinding> findings) =>
    [
        .. findings.GroupBy(f => f.Rule).OrderByDescending(g => g.Any(f => f.IsError)).Select(g => new FindingGroup(
            g.First().Kind, g.Key, [.. g.OrderByDescending(f => f.IsError).GroupBy(f => f.Message).Select(c => (IReadOnlyList<DraftFinding>)[.. c])])),
    ];
}
