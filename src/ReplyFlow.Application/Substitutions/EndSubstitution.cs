using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;

namespace ReplyFlow.Application.Substitutions;

/// <summary>结束代理 before its last day. The entry is kept for the history.</summary>
public sealed class EndSubstitution(UnitRunner units)
{
    /// <summary>Ends it at once.</summary>
    /// <exception cref="NotFoundException">There is none, or it is not the actor's to end.</exception>
    /// <exception cref="InvalidInputException">It has ended already.</exception>
    public Task<string> RunAsync(Actor actor, Guid id, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        await unit.Db.LockAsync(LockSubject.Organisation, ct);
        var entry = await unit.Db.Substitutions.FirstOrDefaultAsync(s => s.Id == id, ct) ?? throw new NotFoundException();
        var names = await unit.Db.Users.AsNoTracking().Where(u => u.Id == entry.PrincipalId || u.Id == entry.SubstituteId)
            .ToDictionaryAsync(u => u.Id, u => new { u.DisplayName, u.BureauId }, ct);
        if (!actor.MayArrangeFor(entry.PrincipalId, names[entry.PrincipalId].BureauId))
            throw new NotFoundException();
        if (entry.EndedAt is not null || entry.To < unit.Today)
            throw new InvalidInputException("", "这项代理已经结束，无需再操作。");
        entry.End(actor.Name, unit.Now);
        var words = $"{names[entry.SubstituteId].DisplayName}代理{names[entry.PrincipalId].DisplayName}";
        unit.Record(new SubstitutionEnded { Id = entry.Id }, null, $"结束代理：{words}");
        return words;
    }, ct);
}
