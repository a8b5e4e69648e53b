using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Cases;

/// <summary>One row of the list of suggestions.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Session">Session's name.</param>
/// <param name="Kind">During or off session.</param>
/// <param name="Number">Number, width kept.</param>
/// <param name="Title">Title.</param>
/// <param name="Deputy">Lead deputy; null where it is secret and the reader may not know.</param>
/// <param name="LeadBureau">Lead bureau's short name; null until assigned.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DueOn">When the reply is due.</param>
/// <param name="DueProvisional">Whether that date is provisional.</param>
/// <param name="RepliedOn">When it was answered.</param>
/// <param name="Waiting">Titles of the open work items.</param>
/// <param name="Class">The suggestion's class; may be empty.</param>
/// <param name="AssignedOn">When it was assigned.</param>
/// <param name="Division">The division in charge; null while none has it.</param>
/// <param name="KeySupervisor">督办领导 where the suggestion is 重点督办; null otherwise.</param>
public sealed record CaseRow(
    Guid CaseId, string Session, SuggestionKind Kind, string Number, string Title, string? Deputy, string? LeadBureau,
    CaseStatus Status, DateOnly? DueOn, bool DueProvisional, DateOnly? RepliedOn, IReadOnlyList<string> Waiting,
    string Class, DateOnly? AssignedOn, string? Division, string? KeySupervisor)
{
    /// <summary>What a file of the list has besides; null where only a page is read.</summary>
    public CaseText? More { get; init; }
}

/// <summary>What a file of the list has of a suggestion besides its row.</summary>
/// <param name="Delegation">The lead deputy's; empty where it is unknown or secret.</param>
/// <param name="CoSigners">附议: the others with their delegations; empty for none, null where they are secret and the reader may not know.</param>
/// <param name="Text">Its text, as far as the reader may know.</param>
public sealed record CaseText(string Delegation, IReadOnlyList<string>? CoSigners, string Text);

/// <summary>What the list shows.</summary>
/// <param name="Text">Number, words of the title, lead deputy or document number; empty for all.</param>
/// <param name="Session">Session's name; null for all.</param>
/// <param name="Status">Null for all.</param>
/// <param name="BureauId">Lead bureau; null for all.</param>
/// <param name="KeyOnly">重点督办 only.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">Rows a page.</param>
public sealed record CaseFilter(string Text = "", string? Session = null, CaseStatus? Status = null, Guid? BureauId = null, bool KeyOnly = false, int Page = 1,
    int PageSize = 50)
{
    /// <summary>Whether nothing but the text is asked for.</summary>
    internal bool IsOnlyText => Session is null && Status is null && BureauId is null && !KeyOnly;
}
