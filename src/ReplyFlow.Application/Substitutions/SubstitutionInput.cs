namespace ReplyFlow.Application.Substitutions;

/// <summary>A substitution as typed.</summary>
/// <param name="SubstituteId">Who stands in.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Steps">The step keys covered; empty for all.</param>
/// <param name="Reason">Why, for example 出差; may be empty.</param>
public sealed record SubstitutionInput(Guid? SubstituteId, DateOnly? From, DateOnly? To, IReadOnlyList<string> Steps, string Reason);
