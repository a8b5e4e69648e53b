namespace ReplyFlow.Application.WorkItems.Assign;

/// <summary>A bureau a suggestion may be assigned to.</summary>
/// <param name="Id">The bureau.</param>
/// <param name="Name">Short name.</param>
/// <param name="Running">Cases it leads now.</param>
/// <param name="FullName">Full official name.</param>
/// <param name="Prefix">机关代字 of its letters; may be empty.</param>
public sealed record BureauChoice(Guid Id, string Name, int Running, string FullName, string Prefix);

/// <summary>What the dispatcher chooses from, and what was assigned before.</summary>
/// <param name="Bureaus">Handling bureaus in use, by name.</param>
/// <param name="Before">The bureau that objected or handled before; null the first time.</param>
public sealed record AssignChoices(IReadOnlyList<BureauChoice> Bureaus, string? Before);
