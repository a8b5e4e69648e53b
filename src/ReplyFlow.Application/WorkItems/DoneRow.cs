namespace ReplyFlow.Application.WorkItems;

/// <summary>已办: a step that somebody decided, or that was decided for them, or a case that they gave to others.</summary>
/// <param name="WorkItemId">The step; null for 改派.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Session">Session's name.</param>
/// <param name="Number">The suggestion's number.</param>
/// <param name="SuggestionTitle">Its title, as far as the reader may know.</param>
/// <param name="Title">What the step is called.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="Words">With which words, as far as the reader may know.</param>
/// <param name="By">Who decided, with whom they stood in for.</param>
/// <param name="At">When.</param>
/// <param name="Waiting">Titles of what the case waits for now; empty once it is closed.</param>
public sealed record DoneRow(
    Guid? WorkItemId, Guid CaseId, string Session, string Number, string SuggestionTitle, string Title, string Outcome, string Words, string By,
    DateTimeOffset At, IReadOnlyList<string> Waiting)
{
    /// <summary>取回: whether the decision was taken back.</summary>
    public bool IsTakenBack { get; init; }
}
