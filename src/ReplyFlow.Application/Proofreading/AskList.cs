using ReplyFlow.Application.Letters;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Letters.Proofreading;

namespace ReplyFlow.Application.Proofreading;

/// <summary>An ask of the suggestion and the paragraphs that answer it.</summary>
/// <param name="Text">What is asked for.</param>
/// <param name="Named">The paragraphs that whoever drafts named, 1-based as printed.</param>
/// <param name="Likely">Where none is named, those that seem to answer it by their words.</param>
public sealed record AnsweredAsk(string Text, IReadOnlyList<int> Named, IReadOnlyList<int> Likely)
{
    /// <summary>Whether some paragraph answers it, named or likely.</summary>
    public bool IsAnswered => Named.Count > 0 || Likely.Count > 0;
}

/// <summary>诉求: what a suggestion asks for and what of a draft answers it.</summary>
/// <param name="Asks">The asks, in their order.</param>
/// <param name="LeftOut">Asks that are recognised in the suggestion and that whoever drafts took off the list or wrote anew.</param>
public sealed record AskList(IReadOnlyList<AnsweredAsk> Asks, IReadOnlyList<string> LeftOut)
{
    /// <summary>Those that nothing answers.</summary>
    public IEnumerable<AnsweredAsk> Unanswered => Asks.Where(a => !a.IsAnswered);

    /// <summary>The asks of a suggestion: as they were listed, else as they are recognised in it.</summary>
    /// <param name="suggestion">The suggestion's text.</param>
    /// <param name="body">The draft's text.</param>
    /// <param name="basis">What the draft rests on.</param>
    public static AskList Of(string suggestion, string body, DraftBasis basis)
    {
        var recognised = AskFinder.Find(suggestion);
        IReadOnlyList<DraftAsk> asks = basis.Asks ?? [.. recognised.Select(a => new DraftAsk(a, []))];
        var printed = new PrintedBody(body).Text;
        return new AskList([.. asks.Select(a => Answered(a, printed))], [.. recognised.Where(r => asks.All(a => a.Text != r))]);
    }

    /// <summary>What is to be looked for by its words: the asks of which nobody named the answer.</summary>
    internal static IReadOnlyList<string> Unnamed(string suggestion, string printed, DraftBasis basis) => basis.Asks is not { } asks
        ? AskFinder.Find(suggestion) : [.. asks.Where(a => AskAnswers.Place(a.Answers, printed).Count == 0).Select(a => a.Text)];

    private static AnsweredAsk Answered(DraftAsk ask, string printed)
    {
        var named = AskAnswers.Place(ask.Answers, printed);
        return new AnsweredAsk(ask.Text, named, named.Count > 0 ? [] : AskAnswers.Likely(ask.Text, printed) ?? []);
    }
}
