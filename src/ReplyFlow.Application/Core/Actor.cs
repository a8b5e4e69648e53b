using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Core;

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

    /// <summary>
    /// For whom they stand in today; read with the actor. Never more than the covered steps: every right but deciding an item is
    /// asked of <see cref="Roles"/>.
    /// </summary>
    public IReadOnlyList<StandIn> StandsInFor { get; init; } = [];

    /// <summary>Whom they stand in for in what they are just doing; null when they act for themselves.</summary>
    public StandIn? For { get; init; }

    /// <summary>The name as history shows it: 于示例, or 于示例（代钟示例）.</summary>
    public string Signature => For is null ? Name : $"{Name}（代{For.Name}）";

    /// <summary>Whether the actor holds a role.</summary>
    public bool Is(string role) => Roles.Contains(role);

    /// <summary>Whether the actor sees the cases of every bureau (the liaison body and the government office do).</summary>
    public bool SeesAllBureaus => Is(Domain.Organisation.Roles.Liaison) || Is(Domain.Organisation.Roles.Dispatcher);
}
