using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Accounts;
using ReplyFlow.Data.Work;

namespace ReplyFlow.Data.Substitutions;

/// <summary>结束代理 before its last day. The entry is kept for the history.</summary>
public sealed class EndSubstitution(UnitRunner units)
{
    /// <summary>Ends it at once.</summary>
    /// <exception cref="NotFoundException">There is none, or it is not the actor's to end.</exception>
    /// <exception cref="InvalidInputException">It has ended already.</exception>
    public Task<string> RunAsync(Actor actor, Guid id, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        await unit.Db.LockChainAsync(ct);
        var entry = await unit.Db.Substitutions.FirstOrDefaultAsync(s => s.Id == id, ct) ?? throw new NotFoundException();
        var names = await unit.Db.Users.AsNoTracking().Where(u => u.Id == entry.PrincipalId || u.Id == entry.SubstituteId)
            .ToDictionaryAsync(u => u.Id, u => new { u.DisplayName, u.BureauId }, ct);
        if (!actor.MayArrangeFor(entry.PrincipalId, names[entry.PrincipalId].BureauId))
            throw new NotFoundException();
        if (entry.EndedAt is not null || entry.To < unit.Today)
            throw new InvalidInputException("", "这项代理已经结束，无需再操作。");
        (entry.EndedAt, entry.EndedBy) = (unit.Now, actor.Name);
        var words = $"{names[entry.SubstituteId].DisplayName}代理{names[entry.PrincipalId].DisplayName}";
        unit.Record("SubstitutionEnded", null, $"结束代理：{words}", new { entry.Id });
        return words;
    }, ct);

    /// <summary>Ends everything a person takes part in who leaves, moves or hands over their work: as the one away and as the one standing in.</summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="person">Who.</param>
    /// <param name="because">What happened to them, for the audit trail: follows their name.</param>
    /// <param name="ct">Cancels.</param>
    internal static async Task EndAllOfAsync(Unit unit, AppUser person, string because, CancellationToken ct)
    {
        var entries = await unit.Db.Substitutions
            .Where(s => s.EndedAt == null && s.To >= unit.Today && (s.PrincipalId == person.Id || s.SubstituteId == person.Id)).ToListAsync(ct);
        foreach (var entry in entries)
            (entry.EndedAt, entry.EndedBy) = (unit.Now, unit.Actor!.Name);
        if (entries.Count > 0)
            unit.Record("SubstitutionEnded", null, $"{person.DisplayName}{because}，其代理关系（{entries.Count} 项）随之结束", new { ids = entries.Select(e => e.Id) });
    }
}
