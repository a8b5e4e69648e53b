namespace ReplyFlow.Application.WorkItems;

/// <summary>An open work item as somebody who owes it, or stands in for who does, sees it in 待办.</summary>
public sealed record InboxRow(
    Guid WorkItemId,
    Guid CaseId,
    string Number,
    string SuggestionTitle,
    string Session,
    string Step,
    string Title,
    string Kind,
    DateTimeOffset OpenedAt,
    DateOnly? DueOn,
    string SentBy,
    string SentWords)
{
    /// <summary>代: for whom the actor would decide it, by name; empty for their own items.</summary>
    public string For { get; init; } = "";

    /// <summary>Whose feedback it asks for, as far as the actor may know; empty for other items.</summary>
    public string About { get; init; } = "";

    /// <summary>重点督办.</summary>
    public bool IsKey { get; init; }

    /// <summary>Whether the date shown is provisional.</summary>
    public bool DueProvisional { get; init; }

    /// <summary>The Beijing date of the last reminder about its due date; null for none.</summary>
    public DateOnly? RemindedOn { get; init; }

    /// <summary>How many reminders there were about it.</summary>
    public int Reminders { get; init; }
}
