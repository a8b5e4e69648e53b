namespace ReplyFlow.Domain.Suggestions;

/// <summary>What was registered of a suggestion and can be put right later, its deputies aside.</summary>
/// <param name="Number">Number with its width kept.</param>
/// <param name="NumberValue">Its value.</param>
/// <param name="Title">Exact title.</param>
/// <param name="Text">The whole text, lines separated by \n.</param>
/// <param name="Class">Subject class; may be empty.</param>
/// <param name="ProposedOn">Beijing date it was handed in.</param>
/// <param name="IdentitySecret">保密.</param>
/// <param name="PublishText">Whether the text may be published.</param>
public sealed record SuggestionFacts(
    string Number,
    int NumberValue,
    string Title,
    string Text,
    string Class,
    DateOnly ProposedOn,
    bool IdentitySecret,
    bool PublishText);
