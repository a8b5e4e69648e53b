using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Administration.Organisation;

/// <summary>Removes a division that nothing refers to.</summary>
public sealed class RemoveDivision(UnitRunner units)
{
    /// <returns>The name it had.</returns>
    public Task<string> RunAsync(Actor actor, Guid bureauId, Guid id, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        return units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Organisation, ct);
            var division = await unit.Db.Divisions.FirstOrDefaultAsync(d => d.Id == id && d.BureauId == bureauId, ct)
                ?? throw new NotFoundException("没有这个处室，可能已被删除。");
            var people = await unit.Db.Users.CountAsync(u => u.DivisionId == id, ct);
            if (people > 0)
                throw new InvalidInputException("", $"{division.Name}还有 {people} 个账号（含已停用的），请先把他们调到别的处室，或改用“改名”。");
            if (await unit.Db.Cases.AnyAsync(c => c.DivisionId == id, ct) || await unit.Db.WorkItems.AnyAsync(w => w.DivisionId == id, ct))
                throw new InvalidInputException("", $"{division.Name}办理过建议，须留在历史里，不能删除；可以改名。");
            var passages = await unit.Db.StandardPassages.CountAsync(p => p.DivisionId == id, ct);
            if (passages > 0)
                throw new InvalidInputException("", $"{division.Name}还有 {passages} 条常用语，请先由本单位办公室把它们改归本单位，或者删除。");
            unit.Db.Divisions.Remove(division);
            unit.Record(new DivisionRemoved(division.Id, division.BureauId, division.Name), null, $"删除处室：{division.Name}");
            return division.Name;
        }, ct);
    }
}
