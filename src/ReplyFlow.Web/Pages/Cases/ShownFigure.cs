using ReplyFlow.Application.Proofreading;
using ReplyFlow.Application.Similar;
using ReplyFlow.Letters.Figures;

namespace ReplyFlow.Web.Pages.Cases;

/// <summary>A figure as it is shown: in its sentence, with its source, its sum, and what an earlier reply said.</summary>
/// <param name="Figure">The figure and its source.</param>
/// <param name="Earlier">The figure of an earlier reply that counts the same; null for none.</param>
public sealed record ShownFigure(SourcedFigure Figure, EarlierFigure? Earlier)
{
    private const int Round = 16;

    /// <summary>The words before it in its sentence, as many as fit a line.</summary>
    public string Before => Start <= Round ? Sentence[..Start] : $"…{Sentence[(Start - Round)..Start]}";

    /// <summary>The words behind it.</summary>
    public string After => Sentence.Length - End <= Round ? Sentence[End..] : $"{Sentence[End..(End + Round)]}…";

    private string Sentence => Figure.Figure.Sentence;

    /// <summary>Not the end of a longer number: 9家 in 69家.</summary>
    private int Start
    {
        get
        {
            var words = Figure.Figure.Words;
            for (var at = Sentence.IndexOf(words, StringComparison.Ordinal); at >= 0; at = Sentence.IndexOf(words, at + 1, StringComparison.Ordinal))
                if (at == 0 || !(char.IsDigit(Sentence[at - 1]) || Sentence[at - 1] is '.' or ','))
                    return at;
            return Sentence.IndexOf(words, StringComparison.Ordinal);
        }
    }

    private int End => Start + Figure.Figure.Words.Length;

    /// <summary>Where a figure stands, for the editor's script.</summary>
    public static string PlaceOf(Figure f) => $"{f.Line - 1} {f.Column - 1} {f.Length}";
}
