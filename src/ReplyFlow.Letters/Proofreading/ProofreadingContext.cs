using System.Collections.Frozen;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Letters.Proofreading.Policies;
using ReplyFlow.Letters.Proofreading.Words;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Letters.Proofreading;

/// <summary>What is known about a letter beside the letter itself. A check whose facts are absent says nothing.</summary>
public sealed record ProofreadingContext
{
    /// <summary>Nothing known but the shipped word lists and the shipped calendar.</summary>
    public static ProofreadingContext Default { get; } = new();

    /// <summary>What the letter's template lets its letters do and what it asks of them.</summary>
    public CheckSettings Checks { get; init; } = CheckSettings.None;

    /// <summary>The day of the check, Beijing date.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>交办: the day the suggestion was assigned, Beijing date; null where not known.</summary>
    public DateOnly? AssignedOn { get; init; }

    /// <summary>签发: the day the letter was signed, Beijing date; null before.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>送达: the day the letter was sent, Beijing date; null before.</summary>
    public DateOnly? SentOn { get; init; }

    /// <summary>The day by which the reply is due, Beijing date; null where there is none.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>Which days are worked; years that are not loaded are not judged.</summary>
    public WorkingCalendar? Calendar { get; init; } = WorkingCalendar.Shipped;

    /// <summary>Document numbers of other letters, as printed; null where the register is not at hand.</summary>
    public IReadOnlySet<string>? KnownNumbers { get; init; }

    /// <summary>All deputies to be answered, by the record; null takes the letter's own lead deputy and co-signers.</summary>
    public IReadOnlyList<string>? Deputies { get; init; }

    /// <summary>The policies that may be cited; null where there is no library. An empty one is none.</summary>
    public PolicyLibrary? Library { get; init; }

    /// <summary>Wrong words, units and vague times.</summary>
    public WordLists Words { get; init; } = WordLists.Shipped;

    /// <summary>What the suggestion asks for, one text an ask; null where nobody has listed them.</summary>
    public IReadOnlyList<string>? Asks { get; init; }

    /// <summary>Who holds which role (主要领导, 分管领导), by name; null where the people are not known.</summary>
    public IReadOnlyDictionary<string, string>? SignatoryRoles { get; init; }

    /// <summary>The role a signatory must hold; null where any will do.</summary>
    public string? RequiredSignatoryRole { get; init; }

    /// <summary>The maintained list of leaders; null where there is none.</summary>
    public IReadOnlyList<Leader>? Leaders { get; init; }

    /// <summary>What bodies are called now; null where there is no list.</summary>
    public IReadOnlyList<BureauName>? Bureaus { get; init; }

    /// <summary>Letters that the body has issued, the newest first; null where they are not at hand.</summary>
    public IReadOnlyList<EarlierLetter>? Earlier { get; init; }

    /// <summary>What the letter answers where it is a second one; null for a first.</summary>
    public SecondLetter? Second { get; init; }

    /// <summary>True when the letter is about to be published: the public form must be decided and name nobody it may not.</summary>
    public bool ForPublication { get; init; }

    /// <summary>Names of people whose identity is to be kept secret.</summary>
    public IReadOnlyList<string> SecretNames { get; init; } = [];

    /// <summary>Fields that the process fills later and whose absence is no fault yet, for example <c>date</c>, <c>signatories</c>.</summary>
    public IReadOnlySet<string> FilledLater { get; init; } = FrozenSet<string>.Empty;
}
