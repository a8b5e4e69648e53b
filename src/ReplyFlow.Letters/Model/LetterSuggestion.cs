namespace ReplyFlow.Letters.Model;

/// <summary>The suggestion a letter answers.</summary>
/// <param name="Session">会议届次, for example 市第十七届人大三次会议.</param>
/// <param name="Number">The number as registered, leading zeros kept.</param>
/// <param name="Title">The suggestion's title, without 《》.</param>
/// <param name="LeadDeputy">领衔代表.</param>
/// <param name="CoSigners">附议代表.</param>
public sealed record LetterSuggestion(
    string Session,
    string Number,
    string Title,
    string LeadDeputy,
    IReadOnlyList<string> CoSigners)
{
    /// <summary>并案: numbers of the other suggestions that the letter answers too.</summary>
    public IReadOnlyList<string> MergedNumbers { get; init; } = [];
}
