using ReplyFlow.Domain.Text;

namespace ReplyFlow.Domain.Suggestions;

/// <summary>建议: what a deputy proposed. Unique by session, kind and number (compared without leading zeros) among those not replaced.</summary>
public sealed class Suggestion
{
    private string _number = "";
    private int _numberValue;
    private string _title = "";
    private string _text = "";
    private string _class = "";
    private DateOnly _proposedOn;
    private bool _identitySecret;
    private bool _publishText;

    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The session it was made in or after.</summary>
    public Guid SessionId { get; init; }

    /// <summary>The session of <see cref="SessionId"/>; null unless a query included it.</summary>
    public CongressSession? Session { get; init; }

    /// <summary>During the session or between sessions.</summary>
    public SuggestionKind Kind { get; init; }

    /// <summary>Number with its width kept as given, for example 0390.</summary>
    public required string Number { get => _number; init => _number = value; }

    /// <summary>The number's value, for uniqueness and order.</summary>
    public int NumberValue { get => _numberValue; init => _numberValue = value; }

    /// <summary>Exact title, as the reply must cite it.</summary>
    public required string Title { get => _title; init => _title = value; }

    /// <summary>The whole text as handed in, lines separated by \n.</summary>
    public required string Text { get => _text; init => _text = value; }

    /// <summary>Subject class, for example 工业经济; may be empty.</summary>
    public string Class { get => _class; init => _class = value; }

    /// <summary>Beijing date it was handed in.</summary>
    public DateOnly ProposedOn { get => _proposedOn; init => _proposedOn = value; }

    /// <summary>保密: who proposed it is known to the liaison body and the lead bureau only.</summary>
    public bool IdentitySecret { get => _identitySecret; init => _identitySecret = value; }

    /// <summary>Whether the text may be published.</summary>
    public bool PublishText { get => _publishText; init => _publishText = value; }

    /// <summary>Lead deputy and co-signers, in order; the first is the lead.</summary>
    public List<SuggestionDeputy> Deputies { get; init; } = [];

    /// <summary>UTC.</summary>
    public DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Counts corrections; one names the revision it started from, so that two tabs cannot overwrite each other.</summary>
    public int Revision { get; private set; }

    /// <summary>The suggestion that was registered under this one's number after this one was withdrawn; null where none was.</summary>
    public Guid? ReplacedById { get; private set; }

    /// <summary>SHA-256 over what was registered last, lower-case hex: what the audit trail keeps of it and <c>verify</c> compares.</summary>
    public string Sha256() => Fingerprint.Of(Id, SessionId, Kind, Number, NumberValue, Title, Text, Class, ProposedOn, IdentitySecret, PublishText);

    /// <summary>更正: what was registered is put right; counts as one correction, whatever else it changes of the deputies.</summary>
    public void Correct(SuggestionFacts facts)
    {
        (_number, _numberValue, _title, _text) = (facts.Number, facts.NumberValue, facts.Title, facts.Text);
        (_class, _proposedOn, _identitySecret, _publishText) = (facts.Class, facts.ProposedOn, facts.IdentitySecret, facts.PublishText);
        Revision++;
    }

    /// <summary>Another suggestion takes this one's number, which was withdrawn.</summary>
    /// <exception cref="InvalidOperationException">Another took it already.</exception>
    public void ReplaceBy(Guid suggestionId)
    {
        if (ReplacedById is not null)
            throw new InvalidOperationException("The suggestion was replaced already.");
        ReplacedById = suggestionId;
    }
}
