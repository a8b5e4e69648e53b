namespace ReplyFlow.Application.Similar;

/// <summary>
/// Texts by the pairs of neighbouring characters that they are made of, ranked by BM25. Chinese words have two characters as a rule; no list of
/// words, no model and no network is needed. Not safe for use by several threads at once.
/// </summary>
public sealed class BigramIndex
{
    private const double Saturation = 1.2;
    private const double ByLength = 0.75;

    /// <summary>A pair in the title counts as often as so many in the text.</summary>
    private const int TitleWeight = 3;

    /// <summary>Most pairs of a text that are asked for: its rarest.</summary>
    private const int MostAsked = 160;

    /// <summary>Pairs that more than every second text has tell nothing, once there are some texts.</summary>
    private const int Few = 50;

    private static readonly Postings None = new();

    private const int CountBits = 5;
    private const int MostCounted = (1 << CountBits) - 1;

    private readonly Dictionary<int, Postings> _postings = [];
    private readonly List<int> _lengths = [];
    private readonly Dictionary<int, int> _pairs = [];
    private double[] _scores = [];
    private long _length;

    /// <summary>How many texts there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a text.</summary>
    /// <param name="title">Its title, folded; may be empty.</param>
    /// <param name="body">Its text, folded.</param>
    /// <returns>Its number, from 0.</returns>
    public int Add(string title, string body)
    {
        var (number, length) = (_lengths.Count, Read(title, body));
        foreach (var (pair, count) in _pairs)
        {
            if (!_postings.TryGetValue(pair, out var postings))
                _postings[pair] = postings = new Postings();
            postings.Add((number << CountBits) | Math.Min(count, MostCounted));
        }
        _lengths.Add(Math.Max(1, length));
        (_length, Count) = (_length + _lengths[^1], Count + 1);
        return number;
    }

    /// <summary>Takes a text away.</summary>
    public void Remove(int number)
    {
        (_length, Count) = (_length - _lengths[number], Count - 1);
        _lengths[number] = 0;
    }

    /// <summary>The texts most like one, the likest first, each with how like it is: 1 for the text itself.</summary>
    public IReadOnlyList<(int Number, double Likeness)> Nearest(string title, string body, int most)
    {
        var own = Read(title, body);
        // What no text has counts for how much of this one is found.
        var asked = _pairs.Select(p => (Of: _postings.GetValueOrDefault(p.Key, None), Count: p.Value))
            .Where(p => Count < Few || p.Of.Count * 2 < _lengths.Count).Select(p => (p.Of, p.Count, Weight: Weight(p.Of.Count)))
            .OrderByDescending(p => p.Weight * Math.Min(p.Count, TitleWeight)).Take(MostAsked).ToList();
        if (_scores.Length < _lengths.Count)
            _scores = new double[_lengths.Count * 2];
        Array.Clear(_scores, 0, _lengths.Count);
        var (usual, best) = (_length / (double)Math.Max(1, Count), 0.0);
        foreach (var (of, count, rarity) in asked)
        {
            var weight = rarity * Math.Min(count, TitleWeight) * (Saturation + 1);
            best += weight * count / (count + (Saturation * (1 - ByLength + (ByLength * own / Math.Max(1, usual)))));
            foreach (var posting in of.All)
            {
                var (number, times) = (posting >> CountBits, posting & MostCounted);
                _scores[number] += weight * times / (times + (Saturation * (1 - ByLength + (ByLength * _lengths[number] / usual))));
            }
        }
        var nearest = new PriorityQueue<int, (double, int)>();
        for (var number = 0; number < _lengths.Count; number++)
        {
            if (_scores[number] <= 0 || _lengths[number] == 0)
                continue;
            nearest.Enqueue(number, (_scores[number], number));
            if (nearest.Count > most)
                nearest.Dequeue();
        }
        var found = new List<(int, double)>();
        while (nearest.TryDequeue(out var number, out _))
            found.Add((number, Math.Min(1, _scores[number] / best)));
        found.Reverse();
        return found;
    }

    private double Weight(int having) => Math.Log(1 + (Math.Max(0, _lengths.Count - having) + 0.5) / (having + 0.5));

    /// <summary>Counts the pairs of a text.</summary>
    /// <returns>How many there are.</returns>
    private int Read(string title, string body)
    {
        _pairs.Clear();
        return Read(title, TitleWeight) + Read(body, 1);
    }

    private int Read(string text, int each)
    {
        var all = 0;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) || !char.IsLetterOrDigit(text[i + 1]))
                continue;
            var pair = (text[i] << 16) | text[i + 1];
            _pairs[pair] = _pairs.GetValueOrDefault(pair) + each;
            all += each;
        }
        return all;
    }

    private sealed class Postings
    {
        private int[] _all = new int[2];

        public int Count { get; private set; }

        public ReadOnlySpan<int> All => _all.AsSpan(0, Count);

        public void Add(int posting)
        {
            if (Count == _all.Length)
                Array.Resize(ref _all, Count + Math.Max(2, Count / 2));
            _all[Count++] = posting;
        }
    }
}
