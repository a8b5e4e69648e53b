namespace ReplyFlow.Domain.Substitutions;

/// <summary>Somebody acts for somebody else during a period.</summary>
/// <param name="Principal">The user who is away.</param>
/// <param name="Substitute">The user who acts.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Steps">The step keys it covers; empty for all.</param>
public sealed record Substitution(Guid Principal, Guid Substitute, DateOnly From, DateOnly To, IReadOnlyCollection<string> Steps)
{
    /// <summary>Whether it covers a step on a day.</summary>
    public bool Covers(DateOnly day, string step) => From <= day && day <= To && (Steps.Count == 0 || Steps.Contains(step));
}
