namespace ReplyFlow.Application.Accounts;

/// <summary>What the form about a person holds.</summary>
/// <param name="UserName">Name used to sign in; only read when the account is created.</param>
/// <param name="DisplayName">The person's name.</param>
/// <param name="BureauId">Their bureau.</param>
/// <param name="DivisionId">Their division, if any.</param>
/// <param name="Roles">The roles they hold.</param>
/// <param name="Email">E-mail address, may be empty.</param>
/// <param name="Phone">Telephone, may be empty.</param>
public sealed record PersonInput(
    string UserName,
    string DisplayName,
    Guid BureauId,
    Guid? DivisionId,
    IReadOnlyList<string> Roles,
    string Email,
    string Phone);
