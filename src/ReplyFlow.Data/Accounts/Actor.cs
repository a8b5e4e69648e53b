using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Data.Accounts;

/// <summary>Who is acting: everything authorisation needs, read fresh for each request.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Name">The person's name.</param>
/// <param name="BureauId">Their bureau.</param>
/// <param name="BureauName">Its short name.</param>
/// <param name="BureauKind">What the bureau is in the process.</param>
/// <param name="DivisionId">Their division, if any.</param>
/// <param name="Roles">Role names from <see cref="Domain.Organisation.Roles"/>.</param>
public sealed record Actor(
    Guid UserId,
    string Name,
    Guid BureauId,
    string BureauName,
    BureauKind BureauKind,
    Guid? DivisionId,
    IReadOnlySet<string> Roles)
{
    /// <summary>Whether they must change their password before doing anything else.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>Whether the actor holds a role.</summary>
    public bool Is(string role) => Roles.Contains(role);

    /// <summary>Whether the actor sees the cases of every bureau (the liaison body and the government office do).</summary>
    public bool SeesAllBureaus => Is(Domain.Organisation.Roles.Liaison) || Is(Domain.Organisation.Roles.Dispatcher);
}
