using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Suggestions;

/// <summary>A deputy as typed on a form or found in an import.</summary>
public sealed record ProposerInput(string Name, string Delegation = "", string Email = "", string Phone = "");

/// <summary>A suggestion as typed on a form or found in an import.</summary>
/// <param name="Session">Name of the session, which must exist.</param>
/// <param name="Kind">During the session or between sessions.</param>
/// <param name="Number">Number as given; width kept.</param>
/// <param name="Title">Exact title.</param>
/// <param name="Text">Full text.</param>
/// <param name="Class">Subject class; may be empty.</param>
/// <param name="ProposedOn">Date it was handed in.</param>
/// <param name="IdentitySecret">保密.</param>
/// <param name="PublishText">Whether the text may be published.</param>
/// <param name="Deputies">The lead deputy first, then the co-signers.</param>
/// <param name="ReplacesWithdrawn">Whether it may take the number of one that was withdrawn, as a correction of it.</param>
public sealed record SuggestionInput(
    string Session,
    SuggestionKind Kind,
    string Number,
    string Title,
    string Text,
    string Class,
    DateOnly? ProposedOn,
    bool IdentitySecret,
    bool PublishText,
    IReadOnlyList<ProposerInput> Deputies,
    bool ReplacesWithdrawn = false)
{
    /// <summary>The deputies who are named: the rows of a form that are left empty aside.</summary>
    internal IEnumerable<ProposerInput> Named => Deputies.Where(d => !string.IsNullOrWhiteSpace(d.Name));

    /// <summary>What is stored of it, its deputies aside; the input is checked.</summary>
    internal SuggestionFacts ToFacts()
    {
        SuggestionNumber.TryParse(Number, out var number, out var value);
        return new(
            number, value, Title.Trim(), Text.ReplaceLineEndings("\n").Trim(), Class.Trim(), ProposedOn!.Value, IdentitySecret, PublishText);
    }
}
