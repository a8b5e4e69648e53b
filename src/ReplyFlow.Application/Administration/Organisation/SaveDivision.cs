using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Administration.Organisation;

/// <summary>Adds a division or renames one.</summary>
public sealed class SaveDivision(UnitRunner units)
{
    /// <param name="actor">The administrator.</param>
    /// <param name="bureauId">The bureau it belongs to.</param>
    /// <param name="id">Which one; null for a new one.</param>
    /// <param name="name">Its name.</param>
    /// <param name="ct">Cancels the command.</param>
    public Task RunAsync(Actor actor, Guid bureauId, Guid? id, string name, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        return units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Organisation, ct);
            if (!await unit.Db.Bureaus.AnyAsync(b => b.Id == bureauId, ct))
                throw new NotFoundException("没有这个单位，可能链接有误。");
            var division = id is null
                ? new Division { Name = "", BureauId = bureauId }
                : await unit.Db.Divisions.FirstOrDefaultAsync(d => d.Id == id && d.BureauId == bureauId, ct)
                    ?? throw new NotFoundException("没有这个处室，可能已被删除。");
            var check = new InputCheck();
            var before = division.Name;
            division.Name = check.Text("DivisionName", name, "处室名称", 30);
            if (check.IsGood("DivisionName")
                && await unit.Db.Divisions.AnyAsync(d => d.BureauId == bureauId && d.Name == division.Name && d.Id != division.Id, ct))
                check.Fail("DivisionName", $"这个单位已经有“{division.Name}”，不能重复。");
            check.ThrowIfAny();
            if (id is null)
                unit.Db.Divisions.Add(division);
            unit.Record(
                id is null
                    ? new DivisionCreated(division.Id, division.BureauId, division.Name)
                    : new DivisionRenamed(division.Id, division.BureauId, division.Name),
                null, id is null ? $"新增处室：{division.Name}" : $"处室改名：{before} → {division.Name}");
        }, ct);
    }
}
