using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Cli.Demo.Recording;

/// <summary>What happens in a case beside the plain way.</summary>
[Flags]
internal enum Turns
{
    None = 0,
    CoHandled = 1,
    Declined = 1 << 1,
    Returned = 1 << 2,
    Objected = 1 << 3,
    Countersigned = 1 << 4,
    Dissatisfied = 1 << 5,
    Extended = 1 << 6,
    Withdrawn = 1 << 7,
    Unanswered = 1 << 8,
    ByLink = 1 << 9,
    ByTelephone = 1 << 10,
    Attached = 1 << 11,
    Several = 1 << 12,
    Secret = 1 << 13,
    OffSession = 1 << 14,
    Late = 1 << 15,
    Supervised = 1 << 16,
}

/// <summary>A case to be recorded.</summary>
/// <param name="Seed">Of what is left to chance.</param>
/// <param name="Turns">What happens in it.</param>
/// <param name="StopsAt">The step that nobody decides; null where it goes on to its end.</param>
/// <param name="Start">When it is registered.</param>
/// <param name="Until">Nothing happens after that.</param>
/// <param name="Session">Name of its session.</param>
internal sealed record Story(int Seed, Turns Turns, string? StopsAt, DateTimeOffset Start, DateTimeOffset Until, string Session)
{
    public bool Has(Turns turn) => (Turns & turn) != 0;

    /// <summary>Whether most cases are like it.</summary>
    public bool IsUsual => StopsAt is null && Turns is Turns.ByLink or Turns.CoHandled or (Turns.Returned | Turns.ByLink) or (Turns.Several | Turns.ByLink);

    public SuggestionKind Kind => Has(Turns.OffSession) ? SuggestionKind.OffSession : SuggestionKind.DuringSession;
}
