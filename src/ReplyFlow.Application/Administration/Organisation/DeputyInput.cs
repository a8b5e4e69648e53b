namespace ReplyFlow.Application.Administration.Organisation;

/// <summary>What the form about a deputy holds.</summary>
/// <param name="Name">Name, without 代表.</param>
/// <param name="Delegation">代表团, may be empty.</param>
/// <param name="Email">Address replies are mailed to, may be empty.</param>
/// <param name="Phone">Telephone, may be empty.</param>
public sealed record DeputyInput(string Name, string Delegation, string Email, string Phone);
