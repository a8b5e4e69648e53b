using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Accounts;

/// <summary>停用: closes an account; their open work moves in the same transaction, the history keeps their name.</summary>
public sealed class DeactivatePerson(UnitRunner units, OpenWorkTransfer transfer)
{
    /// <summary>Closes the account.</summary>
    /// <param name="actor">The administrator.</param>
    /// <param name="personId">Whose account.</param>
    /// <param name="takeOverId">Who takes over; needed when they have open work.</param>
    /// <param name="acceptOrphans">Whether the administrator was told that a role would be left without a holder, and agreed.</param>
    /// <param name="ct">Cancels the command.</param>
    public Task<OpenWork> RunAsync(Actor actor, Guid personId, Guid? takeOverId, bool acceptOrphans, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        return units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Organisation, ct);
            var user = await unit.Db.PersonAsync(personId, ct);
            if (!user.IsActive)
                throw new InvalidInputException("", $"{user.DisplayName}的账号已经停用，无需再操作。");
            if (personId == actor.UserId)
                throw new InvalidInputException("", "不能停用自己的账号，请由另一位系统管理员操作。");
            var work = await transfer.MoveAsync(unit, user, takeOverId, ct);
            if (work.Orphaned.Count > 0 && !acceptOrphans)
                throw new InvalidInputException("AcceptOrphans", "停用后有岗位的待办没有人能办，请先给别人加上该岗位，或勾选确认。");
            await unit.EndSubstitutionsOfAsync(user, "的工作已移交", ct);
            user.IsActive = false;
            user.NewStamp();
            await unit.TellLiaisonAsync(user, await unit.Db.RolesOfAsync(personId, ct), "的账号已停用", ct);
            unit.Record(new PersonDeactivated(user.Id, takeOverId, work.Assigned, work.Drafting), null, $"停用账号：{user.DisplayName}（{user.UserName}）");
            return work;
        }, ct);
    }
}
