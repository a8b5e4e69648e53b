namespace ReplyFlow.Application.WorkItems;

/// <summary>Open work items that nobody can decide: their role is held by no active person there, or the person they name is deactivated.</summary>
/// <param name="Bureau">The bureau's short name.</param>
/// <param name="Division">The division; null where the role of any division would do.</param>
/// <param name="Owner">The role, or the deactivated person.</param>
/// <param name="Items">How many.</param>
public sealed record UnownedWork(string Bureau, string? Division, string Owner, int Items);
