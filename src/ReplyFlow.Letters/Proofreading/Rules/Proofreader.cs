using ReplyFlow.Letters.Model;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Runs the checks of 核稿 over a letter. Pure: the same letter and context give the same findings.</summary>
public static class Proofreader
{
    private static readonly IProofRule[] Rules =
    [
        new DocumentNumberRule(), new DateRule(), new TitleRule(), new AddresseeRule(), new HeadingRule(),
        new HalfWidthRule(), new QuoteRule(), new PairingRule(), new SpaceRule(), new HardWrapRule(), new ListSeparatorRule(),
        new WrongWordRule(), new LookAlikeRule(), new UnitRule(), new UndatedRule(), new SumRule(), new PercentageRule(), new CitationRule(),
        new PlaceholderRule(), new CompletenessRule(), new WholeLetterRule(), new AnswerRule(), new CategoryRule(), new PublicationRule(), new LeaderRule(),
    ];

    /// <summary>All findings of a letter, the body's first, in the order of the text.</summary>
    /// <param name="letter">The letter; its body is split into lines at line feeds.</param>
    /// <param name="context">What else is known; checks whose facts are absent say nothing.</param>
    public static IReadOnlyList<Finding> Check(Letter letter, ProofreadingContext context) => Run(letter, context, Rules);

    /// <summary>
    /// The errors of <see cref="Check"/> alone, without running the checks that only warn: what a signature asks. The calendar,
    /// the word lists, the leaders and the asks are not looked at.
    /// </summary>
    public static IReadOnlyList<Finding> Errors(Letter letter, ProofreadingContext context) =>
        [.. Run(letter, context, Rules.Where(r => r.Blocks)).Where(f => f.Severity == Severity.Error)];

    private static IReadOnlyList<Finding> Run(Letter letter, ProofreadingContext context, IEnumerable<IProofRule> rules)
    {
        var input = new ProofInput(letter, context);
        var sink = new FindingSink(input.Body);
        foreach (var rule in rules)
            rule.Check(input, sink);
        return sink.Sorted();
    }
}
