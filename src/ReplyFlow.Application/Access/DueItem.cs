using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Access;

/// <summary>A work item with the day it counts as due, for queries.</summary>
internal sealed class DueItem
{
    public required WorkItem Item { get; init; }

    /// <summary>Its own date; a step without one is due with the reply, as long as there is none.</summary>
    public required DateOnly? Due { get; init; }

    public required bool Provisional { get; init; }

    public static IQueryable<DueItem> Of(IQueryable<WorkItem> items) => items.Select(w => new DueItem
    {
        Item = w,
        Due = w.Due.On ?? (w.Case!.RepliedOn == null ? w.Case.Due.On : null),
        Provisional = w.Due.On == null ? w.Case!.Due.Provisional : w.Due.Provisional,
    });
}
