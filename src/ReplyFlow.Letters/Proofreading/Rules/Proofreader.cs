using ReplyFlow.Letters.Model;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Runs the checks of 核稿 over a letter. Pure: the same letter and context give the same findings.</summary>
public static class Proofreader
{
    private static readonly IProofRule[] All =
    [
        new DocumentNumberRule(), new NumberYearRule(), new NumberInUseRule(),
        new ImpossibleDateRule(), new PaddedDateRule(), new ShortYearRule(), new DateOrderRule(), new DateDayRule(), new DoneLaterRule(),
        new TitleSessionRule(), new TitleNumberRule(), new TitleKindRule(), new OpeningTitleRule(),
        new AddresseeRule(), new SalutationRule(), new DeputyNameRule(), new PersonRule(), new KindWordRule(),
        new HeadingRule(), new LevelSkipRule(),
        new HalfWidthRule(), new QuoteRule(), new PairingRule(), new SpaceRule(), new MarkSpaceRule(), new HardWrapRule(), new ListSeparatorRule(),
        new BracketYearRule(), new RangeRule(), new FullStopRule(), new DoubledMarkRule(),
        new WrongWordRule(), new ConfusedWordRule(), new IdiomRule(), new DoubledWordRule(), new RedundancyRule(), new LookAlikeRule(),
        new UnitRule(), new UndatedRule(), new RelativeTimeRule(), new GrowthRule(), new MagnitudeRule(), new ApproximationRule(),
        new SumRule(), new PercentageRule(), new CitationRule(), new FutureDocumentRule(), new CitationOrderRule(), new PlaceholderRule(),
        new CompletenessRule(), new ReplyWordsRule(), new SignatureRule(), new WholeLetterRule(), new UnfinishedRule(),
        new AnswerRule(), new CategoryRule(), new DisclosureRule(), new PublicationRule(), new LeaderRule(), new BureauNameRule(),
        new EarlierLetterRule(), new SecondLetterRule(),
    ];

    /// <summary>Every check, in the order of the list of checks.</summary>
    internal static IReadOnlyList<IProofRule> Rules => All;

    /// <summary>All findings of a letter, the body's first, in the order of the text.</summary>
    /// <param name="letter">The letter; its body is split into lines at line feeds.</param>
    /// <param name="context">What else is known; checks whose facts are absent say nothing.</param>
    public static IReadOnlyList<Finding> Check(Letter letter, ProofreadingContext context) => Run(letter, context, All);

    /// <summary>
    /// The errors of <see cref="Check"/> alone, without running the checks that only warn: what a signature asks. The calendar,
    /// the word lists, the names of leaders and bodies, the earlier letters and the asks are not looked at.
    /// </summary>
    public static IReadOnlyList<Finding> Errors(Letter letter, ProofreadingContext context) =>
        [.. Run(letter, context, All.Where(r => r.Sheet.Gravest == Severity.Error)).Where(f => f.Severity == Severity.Error)];

    private static IReadOnlyList<Finding> Run(Letter letter, ProofreadingContext context, IEnumerable<IProofRule> rules)
    {
        var input = new ProofInput(letter, context);
        var sink = new FindingSink(input.Body);
        foreach (var rule in rules)
        {
            sink.Begin(rule.Sheet);
            rule.Check(input, sink);
        }
        return sink.Sorted();
    }
}
