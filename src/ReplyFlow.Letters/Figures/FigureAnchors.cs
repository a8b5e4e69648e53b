using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Figures;

/// <summary>Finds again what was said of a figure, after the text round it was edited: by the figure's words and its sentence, never by its place.</summary>
public static class FigureAnchors
{
    /// <summary>How alike a sentence must be to count as the same one, edited.</summary>
    private const double Same = 0.6;

    /// <summary>How alike what is counted must be in another letter.</summary>
    private const double Counted = 0.5;

    /// <summary>
    /// For each of what was said, the keys of the figures that it holds for; none where the figure was changed or is gone. In an unchanged
    /// sentence it holds for the figure there; else for the same figure in the likest sentence of which nothing was said.
    /// </summary>
    /// <param name="figures">The figures that stand in the text now.</param>
    /// <param name="said">The figure and the sentence that something was said of.</param>
    public static IReadOnlyList<string?> Place(IReadOnlyList<Figure> figures, IReadOnlyList<(string Words, string Sentence)> said)
    {
        var there = figures.Select(f => f.Key).ToHashSet();
        var placed = said.Select(s => Figure.KeyOf(s.Words, s.Sentence)).Select(k => there.Contains(k) ? k : null).ToArray();
        var taken = placed.OfType<string>().ToHashSet();
        for (var i = 0; i < placed.Length; i++)
        {
            if (placed[i] is not null || Likest(figures.Where(f => f.Words == said[i].Words && !taken.Contains(f.Key)), said[i].Sentence) is not { } found)
                continue;
            placed[i] = found.Key;
            taken.Add(found.Key);
        }
        return placed;
    }

    /// <summary>The figure that stands now where another one stood: in the likest sentence, with the same unit; null for none.</summary>
    /// <param name="figures">The figures that may be it.</param>
    /// <param name="words">The figure that stood there.</param>
    /// <param name="sentence">Its sentence.</param>
    public static Figure? Instead(IEnumerable<Figure> figures, string words, string sentence) =>
        Likest(figures.Where(f => words.EndsWith(f.Unit, StringComparison.Ordinal)), sentence);

    /// <summary>The figure of another letter that counts the same in the same unit; null for none.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="others">The figures of the other letter.</param>
    public static Figure? Counterpart(Figure figure, IEnumerable<Figure> others) => others.Where(o => o.Unit == figure.Unit)
        .Select(o => (Figure: o, Likeness: Likeness.Of(o.Clause, figure.Clause))).Where(o => o.Likeness >= Counted)
        .OrderByDescending(o => o.Likeness).ThenByDescending(o => Likeness.Of(o.Figure.Sentence, figure.Sentence)).Select(o => o.Figure).FirstOrDefault();

    private static Figure? Likest(IEnumerable<Figure> figures, string sentence) => figures
        .Select(f => (Figure: f, Likeness: Likeness.Of(f.Sentence, sentence))).Where(f => f.Likeness >= Same)
        .OrderByDescending(f => f.Likeness).Select(f => f.Figure).FirstOrDefault();
}
