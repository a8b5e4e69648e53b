namespace ReplyFlow.Domain.Alerts;

/// <summary>Something that happened to a work item, found once; of it follow the <see cref="Alert"/>s.</summary>
public sealed class AlertEvent
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The work item.</summary>
    public Guid WorkItemId { get; init; }

    /// <summary>Its case.</summary>
    public Guid CaseId { get; init; }

    /// <summary>What happened.</summary>
    public AlertKind Kind { get; init; }

    /// <summary>Tells it from what else happened to the item; unique with it.</summary>
    public required string Key { get; init; }

    /// <summary>UTC, when it was found.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The key of an item's coming.</summary>
    public static string KeyOfOpening => "opened";

    /// <summary>The key of an item's becoming overdue; another date is another time.</summary>
    public static string KeyOfOverdue(DateOnly due) => $"overdue:{due:yyyy-MM-dd}";
}
