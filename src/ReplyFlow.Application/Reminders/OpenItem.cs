using ReplyFlow.Domain;

namespace ReplyFlow.Application.Reminders;

/// <summary>An open work item as far as reminding needs to know it.</summary>
internal sealed record OpenItem
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required string Step { get; init; }

    public required string Title { get; init; }

    public required string Kind { get; init; }

    /// <summary>Whom it is about, for example a deputy; empty for nobody.</summary>
    public required string Participant { get; init; }

    /// <summary>The bureau that owes it.</summary>
    public required Guid BureauId { get; init; }

    public required string Role { get; init; }

    /// <summary>The division whose role owes it; null for any.</summary>
    public required Guid? DivisionId { get; init; }

    public required Guid? AssigneeId { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Its due date, or the reply's where it has none of its own and the reply is still owed.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>Whether that date may move once the holidays of its year are known.</summary>
    public required bool DueProvisional { get; init; }

    /// <summary>督办领导; null for none.</summary>
    public required Guid? SupervisorId { get; init; }

    /// <summary>回避: who wrote what it judges, and so does not decide it.</summary>
    public IReadOnlyCollection<Guid> Authors { get; init; } = [];

    /// <summary>Beijing date it was opened.</summary>
    public DateOnly OpenedOn => BeijingTime.DateOf(OpenedAt);
}
