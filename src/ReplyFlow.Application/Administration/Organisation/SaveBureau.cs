using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Administration.Organisation;

/// <summary>Adds a body or changes one.</summary>
public sealed class SaveBureau(UnitRunner units)
{
    /// <param name="actor">The administrator.</param>
    /// <param name="id">Which one; null for a new one.</param>
    /// <param name="input">What the form holds.</param>
    /// <param name="ct">Cancels the command.</param>
    /// <returns>Its identifier.</returns>
    public Task<Guid> RunAsync(Actor actor, Guid? id, BureauInput input, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        return units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Organisation, ct);
            var bureau = id is null
                ? new Bureau { Name = "", ShortName = "" }
                : await unit.Db.Bureaus.FirstOrDefaultAsync(b => b.Id == id, ct) ?? throw new NotFoundException("没有这个单位，可能链接有误。");
            var check = new InputCheck();
            var (kind, phone) = (bureau.Kind, bureau.Phone);
            await BureauChecks.ApplyAsync(unit.Db, check, bureau, input, prefix: "", ct);
            if (id is not null)
                await KeepUseAsync(unit.Db, check, bureau, kind, ct);
            check.ThrowIfAny();
            if (id is null)
                unit.Db.Bureaus.Add(bureau);
            await unit.TellLiaisonAsync(bureau, phone, ct);
            unit.Record(
                id is null ? BureauCreated.Of(bureau) : BureauChanged.Of(bureau), null, $"{(id is null ? "新增" : "修改")}单位：{bureau.Name}");
            return bureau.Id;
        }, ct);
    }

    private static async Task KeepUseAsync(ReplyFlowDb db, InputCheck check, Bureau bureau, BureauKind before, CancellationToken ct)
    {
        if (before != bureau.Kind && await db.Users.AnyAsync(u => u.BureauId == bureau.Id, ct))
            check.Fail(nameof(BureauInput.Kind), "这个单位已有人员，岗位与单位类型有关，不能再改类型。");
        if (!bureau.IsActive && await db.WorkItems.AnyAsync(w => w.BureauId == bureau.Id && w.Status == WorkItemStatus.Open, ct))
            check.Fail(nameof(BureauInput.IsActive), "这个单位还有没办完的待办，办完后才能停用。");
    }
}
