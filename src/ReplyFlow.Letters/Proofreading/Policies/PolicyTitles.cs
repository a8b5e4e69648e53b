namespace ReplyFlow.Letters.Proofreading.Policies;

/// <summary>Every title of the library by what it is found by: the whole title, 文号, and the pairs of characters in its core.</summary>
internal sealed class PolicyTitles
{
    /// <summary>How alike two titles must be (shared pairs of characters, Dice) for one to be meant by the other.</summary>
    private const double AlikeEnough = 0.8;

    private const int ShortestCore = 4;

    private readonly ILookup<string, Entry> _exact;
    private readonly ILookup<string, PolicyEntry> _numbers;
    private readonly Entry[] _entries;
    private readonly Dictionary<int, int[]> _pairs;

    public PolicyTitles(IReadOnlyList<PolicyEntry> documents)
    {
        _entries = [.. documents.SelectMany(d => d.Facts.Titles.Where(t => t.Length > 0).SelectMany(t => Entry.Of(d, t)))];
        _exact = _entries.ToLookup(e => e.Plain);
        _numbers = documents.Where(d => d.Facts.DocumentNumber.Length > 0).ToLookup(d => PolicyTitle.Number(d.Facts.DocumentNumber));
        _pairs = _entries.SelectMany((e, i) => Pairs(e.Core).Select(pair => (Pair: pair, Entry: i)))
            .GroupBy(p => p.Pair, p => p.Entry).ToDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>Documents of just this title.</summary>
    public IEnumerable<(PolicyEntry Policy, string Title)> Of(string title) => _exact[PolicyTitle.Plain(title)].Select(e => (e.Policy, e.Title));

    /// <summary>Documents of this 文号.</summary>
    public IEnumerable<PolicyEntry> Numbered(string number) => _numbers[PolicyTitle.Number(number)];

    /// <summary>Documents whose titles read much like this one, with how much.</summary>
    public IEnumerable<(PolicyEntry Policy, string Title, double Score)> Like(string title)
    {
        var core = PolicyTitle.Core(title);
        if (core.Length < ShortestCore)
            yield break;
        var pairs = Pairs(core);
        var shared = new Dictionary<int, int>();
        foreach (var pair in pairs)
            foreach (var i in _pairs.GetValueOrDefault(pair, []))
                shared[i] = shared.GetValueOrDefault(i) + 1;
        var plain = Pairs(PolicyTitle.Plain(title));
        foreach (var (i, count) in shared)
        {
            var entry = _entries[i];
            var score = 2.0 * count / (pairs.Count + entry.Pairs);
            // Between a notice and the plan it issues, whose cores are the same, the title that reads more alike is meant.
            if (score >= AlikeEnough)
                yield return (entry.Policy, entry.Title, score + (Alike(plain, Pairs(entry.Plain)) / 100));
        }
    }

    /// <summary>How alike two titles read, 0 to 1 by their cores, and a little more where the whole reads alike too.</summary>
    public static double Alike(string a, string b) =>
        Alike(Pairs(PolicyTitle.Core(a)), Pairs(PolicyTitle.Core(b))) + (Alike(Pairs(PolicyTitle.Plain(a)), Pairs(PolicyTitle.Plain(b))) / 100);

    private static double Alike(HashSet<int> a, HashSet<int> b) => a.Count + b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);

    private static HashSet<int> Pairs(string text) => [.. text.Zip(text.Skip(1), (a, b) => (a << 16) | b)];

    private readonly record struct Entry(PolicyEntry Policy, string Title, string Plain, string Core, int Pairs)
    {
        /// <summary>A law of the state is cited rightly without the state's name before it, too.</summary>
        public static IEnumerable<Entry> Of(PolicyEntry policy, string title)
        {
            var (plain, core) = (PolicyTitle.Plain(title), PolicyTitle.Core(title));
            var entry = new Entry(policy, title, plain, core, PolicyTitles.Pairs(core).Count);
            return plain.StartsWith(PolicyTitle.State, StringComparison.Ordinal) ? [entry, entry with { Plain = plain[PolicyTitle.State.Length..] }] : [entry];
        }
    }
}
