using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Core;

/// <summary>Reads who acts.</summary>
public sealed class ActorQueries(ReplyFlowDb db)
{
    private static readonly PreparedQuery<Func<ReplyFlowDb, Guid, string?, Guid?, DateOnly?, IAsyncEnumerable<Account>>> Accounts =
        new(() => EF.CompileAsyncQuery((ReplyFlowDb db, Guid userId, string? securityStamp, Guid? signIn, DateOnly? today) => (
            from u in db.Users.AsNoTracking()
            where u.Id == userId && u.IsActive && (securityStamp == null || u.SecurityStamp == securityStamp)
                && (signIn == null || !db.EndedSignIns.Any(s => s.Id == signIn))
            select new Account
            {
                Id = u.Id,
                DisplayName = u.DisplayName,
                BureauId = u.BureauId,
                BureauName = u.Bureau!.ShortName,
                Kind = u.Bureau.Kind,
                DivisionId = u.DivisionId,
                MustChangePassword = u.MustChangePassword,
                // The account is named again: joined by the row alone, SQLite gathers the roles of everybody first, at every request.
                Roles = (from ur in db.UserRoles
                         join r in db.Roles on ur.RoleId equals r.Id
                         where ur.UserId == u.Id && ur.UserId == userId
                         select r.Name!).ToList(),
                // All of the bureau's, because a substitute may be substituted in turn; usually there are none or a few. Crossed and not joined:
                // of a join SQLite takes everybody first, at every request.
                Substitutions = (from s in db.Substitutions
                                 from p in db.Users
                                 where p.Id == s.PrincipalId && s.EndedAt == null && s.From <= today && s.To >= today && p.IsActive && p.BureauId == u.BureauId
                                 select new SubstitutionInForce(s.PrincipalId, s.SubstituteId, s.From, s.To, s.Steps, p.DisplayName, p.BureauId,
                                     p.DivisionId)).ToList(),
            }).AsSingleQuery()));

    /// <summary>The actor without anybody they stand in for.</summary>
    /// <inheritdoc cref="FindAsync(Guid, string, DateOnly?, CancellationToken)" />
    public Task<Actor?> FindAsync(Guid userId, string? securityStamp, CancellationToken ct) =>
        FindAsync(userId, securityStamp, null, ct);

    /// <summary>The actor behind an active account whose security stamp is still the given one; null otherwise.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="securityStamp">The stamp the sign-in was made with; null to skip that check.</param>
    /// <param name="today">Today, Beijing date: for whom they stand in; null for an actor who acts for nobody but themselves.</param>
    /// <param name="ct">Cancels the query.</param>
    public Task<Actor?> FindAsync(Guid userId, string? securityStamp, DateOnly? today, CancellationToken ct) =>
        FindAsync(userId, securityStamp, null, today, ct);

    /// <summary>The same for a sign-in, unless it was ended.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="securityStamp">The stamp the sign-in was made with.</param>
    /// <param name="signIn">The sign-in's own number.</param>
    /// <param name="today">Today, Beijing date.</param>
    /// <param name="ct">Cancels the query.</param>
    public Task<Actor?> SignedInAsync(Guid userId, string securityStamp, Guid signIn, DateOnly today, CancellationToken ct) =>
        FindAsync(userId, securityStamp, signIn, today, ct);

    private async Task<Actor?> FindAsync(Guid userId, string? securityStamp, Guid? signIn, DateOnly? today, CancellationToken ct)
    {
        var row = await Accounts.Of(db)(db, userId, securityStamp, signIn, today).FirstOrDefaultAsync(ct);
        return row is null
            ? null
            : new Actor(row.Id, row.DisplayName, row.BureauId, row.BureauName, row.Kind, row.DivisionId, row.Roles.ToHashSet())
            {
                MustChangePassword = row.MustChangePassword,
                StandsInFor = today is { } day ? await StandsInForAsync(row.Id, day, row.Substitutions, ct) : [],
            };
    }

    private async Task<IReadOnlyList<StandIn>> StandsInForAsync(
        Guid actor, DateOnly today, IReadOnlyCollection<SubstitutionInForce> rows, CancellationToken ct)
    {
        if (rows.All(r => r.SubstituteId != actor))
            return [];
        var principals = rows.Select(r => r.PrincipalId).Distinct().ToList();
        var roles = await (from ur in db.UserRoles
                           join r in db.Roles on ur.RoleId equals r.Id
                           where principals.Contains(ur.UserId)
                           select new { ur.UserId, r.Name }).ToListAsync(ct);
        return StandIns.Of(actor, today, rows, roles.ToLookup(r => r.UserId, r => r.Name!));
    }

    private sealed class Account
    {
        public required Guid Id { get; init; }
        public required string DisplayName { get; init; }
        public required Guid BureauId { get; init; }
        public required string BureauName { get; init; }
        public required BureauKind Kind { get; init; }
        public required Guid? DivisionId { get; init; }
        public required bool MustChangePassword { get; init; }
        public required List<string> Roles { get; init; }
        public required List<SubstitutionInForce> Substitutions { get; init; }
    }
}
