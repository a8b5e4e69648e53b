namespace ReplyFlow.Letters.Layout;

/// <summary>Which lines of the flow stand on which page, and how far apart.</summary>
/// <param name="Pages">The pages in order.</param>
/// <param name="Notes">What had to be done beyond the plain rules.</param>
internal sealed record PagePlan(IReadOnlyList<PageSlice> Pages, IReadOnlyList<string> Notes);

/// <summary>One page's share of the flow.</summary>
/// <param name="Start">First line.</param>
/// <param name="End">One past the last line.</param>
/// <param name="Top">Top of the first line, mm.</param>
/// <param name="Pitch">Line pitch, mm.</param>
internal readonly record struct PageSlice(int Start, int End, double Top, double Pitch)
{
    internal int Count => End - Start;
}
