using ReplyFlow.Application.Access;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Application.Deputies;

/// <summary>What a deputy reads behind a personal link.</summary>
public sealed record PersonalPage
{
    /// <summary>The deputy's name.</summary>
    public required string Deputy { get; init; }

    /// <summary>The letter with its number and PDF.</summary>
    public required IssuedLetter Issued { get; init; }

    /// <summary>The letter's words.</summary>
    public required Letter Letter { get; init; }

    /// <summary>Whether the PDF is byte for byte what was issued.</summary>
    public required bool IsIntact { get; init; }

    /// <summary>How far the case is, as a sentence.</summary>
    public required string Progress { get; init; }

    /// <summary>Whether the letter is a second one to this deputy, after which there is no further round.</summary>
    public required bool IsSecond { get; init; }

    /// <summary>When this deputy confirmed having the letter; null for not yet.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Whether the deputy came by the link in the mail; else by one on paper.</summary>
    public required bool ByMail { get; init; }

    /// <summary>What is asked.</summary>
    public required Judgements Asked { get; init; }

    /// <summary>The answer that counts; null for none.</summary>
    public PersonalAnswer? Answer { get; init; }

    /// <summary>The last day on which an answer is taken; null where none was set.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Why no answer is taken any more; null while one is.</summary>
    public string? Closed { get; init; }

    /// <summary>Whether an answer by this link would be kept beside the one that counts, until 代联工委 has asked the deputy.</summary>
    public bool IsBeside { get; init; }

    /// <summary>What was answered by this link and does not count yet; null for nothing.</summary>
    public BesideAnswer? Beside { get; init; }

    /// <summary>What the deputy is told of answers that others gave in their name; empty where nobody did.</summary>
    public required string AnsweredByOthers { get; init; }

    /// <summary>Whom the deputy asks who doubts an answer or the bureau.</summary>
    public required LiaisonContact Liaison { get; init; }

    /// <summary>The deputy's other suggestions of the session.</summary>
    public required IReadOnlyList<OtherSuggestion> Others { get; init; }
}

/// <summary>An answer as its deputy reads it.</summary>
/// <param name="Choices">The choices by what was asked; empty where only one judgement was entered.</param>
/// <param name="Level">The judgement in a word.</param>
/// <param name="Words">The deputy's words.</param>
/// <param name="AsksAgain">要求再次办理.</param>
/// <param name="MayPublish">同意公开.</param>
/// <param name="Way">By which way it came.</param>
/// <param name="EnteredBy">Who entered it.</param>
/// <param name="At">When.</param>
/// <param name="Versions">How many answers came from the same hand, this one included; what anybody else gave or entered is none of them.</param>
/// <param name="CameFromElsewhere">Whether it came by a link that was sent to another address, of which nobody knows whether it is the deputy's.</param>
public sealed record PersonalAnswer(
    IReadOnlyDictionary<string, string> Choices, string Level, string Words, bool AsksAgain, bool MayPublish, FeedbackWay Way, string EnteredBy,
    DateTimeOffset At, int Versions, bool CameFromElsewhere)
{
    /// <summary>Whether the deputy wrote it; else it was 代录.</summary>
    public bool IsOwn => Way is FeedbackWay.Link or FeedbackWay.PaperLink;

    /// <summary>代录: whether 代联工委 entered it, and not the bureau that is judged.</summary>
    public bool IsLiaison { get; init; }

    /// <summary>Whether it was given by this link, or by another one to the same mailbox: what is changed begins with it.</summary>
    public bool IsByThisWay { get; init; }

    /// <summary>Whether only that there is one is told: nobody knows yet whether the deputy reads here, and what they said is none of anybody else's.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The same without what was answered.</summary>
    internal PersonalAnswer Hidden() =>
        this with { Choices = new Dictionary<string, string>(), Level = "", Words = "", AsksAgain = false, MayPublish = false, IsHidden = true };
}

/// <summary>An answer that was set aside, as whoever gave it reads it.</summary>
/// <param name="Level">The judgement in a word.</param>
/// <param name="Words">The words.</param>
/// <param name="At">When.</param>
public sealed record BesideAnswer(string Level, string Words, DateTimeOffset At);

/// <summary>Another suggestion of the same deputy: number, title and state, nothing else.</summary>
/// <param name="Number">Its number, width kept.</param>
/// <param name="Kind">During or off session.</param>
/// <param name="Title">Its title.</param>
/// <param name="State">Where it stands, in a word.</param>
public sealed record OtherSuggestion(string Number, SuggestionKind Kind, string Title, string State);
