using ReplyFlow.Application.Letters;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Letters.Figures;

namespace ReplyFlow.Application.Proofreading;

/// <summary>A figure and where it comes from.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Source">Its source; null where nobody named one.</param>
public sealed record SourcedFigure(Figure Figure, TextSource? Source);

/// <summary>A source whose figure was changed, or whose passage no longer stands as it was quoted.</summary>
/// <param name="Source">The source.</param>
/// <param name="Now">The figure that stands there now; null for none.</param>
public sealed record LostSource(TextSource Source, Figure? Now);

/// <summary>数字和来源: the figures of a draft, each with its source, and what became of sources whose figures are gone.</summary>
/// <param name="Figures">The figures, in the order of the text, the same one of a sentence once.</param>
/// <param name="Quotes">Passages that stand as they were quoted.</param>
/// <param name="Lost">Sources that hold for nothing any more.</param>
public sealed record FigureList(IReadOnlyList<SourcedFigure> Figures, IReadOnlyList<TextSource> Quotes, IReadOnlyList<LostSource> Lost)
{
    /// <summary>Those without a source.</summary>
    public IEnumerable<Figure> Unsourced => Figures.Where(f => f.Source is null).Select(f => f.Figure);

    /// <summary>The figures of a draft, with the sources that were named for it.</summary>
    public static FigureList Of(string body, DraftBasis basis)
    {
        var printed = new PrintedBody(body).Text;
        var figures = FigureReader.Read(printed).DistinctBy(f => f.Key).ToList();
        var (named, quoted) = (basis.Sources.Where(s => !s.IsQuote).ToList(), basis.Sources.Where(s => s.IsQuote).ToList());
        var placed = FigureAnchors.Place(figures, [.. named.Select(s => (s.Words, s.Sentence))]);
        var sources = named.Zip(placed).Where(p => p.Second is not null).GroupBy(p => p.Second!, p => p.First).ToDictionary(g => g.Key, g => g.Last());
        var paragraphs = printed.Split('\n');
        var plain = paragraphs.Select(Plain).ToList();
        var held = quoted.Where(q => plain.Exists(p => p.Contains(Plain(q.Words), StringComparison.Ordinal))).ToList();
        SourcedFigure[] all =
        [
            .. figures.Select(f => new SourcedFigure(f, sources.GetValueOrDefault(f.Key) ?? held.Find(q => Covers(q, f, paragraphs[f.Line - 1])))),
        ];
        return new FigureList(all, held,
        [
            .. named.Zip(placed).Where(p => p.Second is null).Select(p => p.First)
                .Select(s => new LostSource(s, FigureAnchors.Instead(all.Where(f => f.Source is null).Select(f => f.Figure), s.Words, s.Sentence))),
            .. quoted.Except(held).Select(q => new LostSource(q, null)),
        ]);
    }

    /// <summary>Whether a figure stands inside a quoted passage.</summary>
    private static bool Covers(TextSource quote, Figure figure, string paragraph)
    {
        var words = Plain(quote.Words);
        var (start, at) = (Plain(paragraph).IndexOf(words, StringComparison.Ordinal), Plain(paragraph[..(figure.Column - 1)]).Length);
        return start >= 0 && at >= start && at < start + words.Length;
    }

    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
