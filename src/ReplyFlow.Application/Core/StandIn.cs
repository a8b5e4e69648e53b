namespace ReplyFlow.Application.Core;

/// <summary>代理: somebody the actor stands in for today, with what of their duties is covered. Nothing else of theirs is the actor's to use.</summary>
/// <param name="UserId">The person who is away.</param>
/// <param name="Name">Their name.</param>
/// <param name="BureauId">Their bureau, which is the actor's too.</param>
/// <param name="DivisionId">Their division, if any.</param>
/// <param name="Roles">The roles they hold: items of these roles are covered, other rights of the roles are not.</param>
/// <param name="Steps">The step keys covered; null for all.</param>
public sealed record StandIn(Guid UserId, string Name, Guid BureauId, Guid? DivisionId, IReadOnlySet<string> Roles, IReadOnlySet<string>? Steps);
