using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Administration.Organisation;

/// <summary>A body in the list.</summary>
/// <param name="Bureau">The body.</param>
/// <param name="Divisions">Its divisions, by name.</param>
/// <param name="People">Accounts in use.</param>
public sealed record BureauRow(Bureau Bureau, IReadOnlyList<Division> Divisions, int People);
