using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Accounts;

/// <summary>Changes a person's name, place, roles and addresses. Takes effect with their next request.</summary>
public sealed class ChangePerson(UnitRunner units)
{
    /// <summary>Changes the account.</summary>
    public Task RunAsync(Actor actor, Guid personId, PersonInput input, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        return units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Organisation, ct);
            var user = await unit.Db.PersonAsync(personId, ct);
            var clean = await PersonWriter.CheckAsync(unit.Db, input, withUserName: false, ct);
            var before = await unit.Db.RolesOfAsync(personId, ct);
            await KeepAnAdministratorAsync(unit.Db, user, before, clean.Roles, ct);
            if (clean.BureauId != user.BureauId && await OpenAsync(unit.Db, personId, ct) is var open and > 0)
                throw new InvalidInputException(nameof(input.BureauId), $"{user.DisplayName}在原单位还有 {open} 项工作没有办完，请先移交，再调整单位。");
            // Nobody acts for people of another bureau, or is told of its work.
            if (clean.BureauId != user.BureauId)
                await unit.EndSubstitutionsOfAsync(user, "已调往其他单位", ct);
            var (email, bureau) = (user.Email, user.BureauId);
            user.DisplayName = clean.DisplayName;
            user.BureauId = clean.BureauId;
            user.DivisionId = clean.DivisionId;
            user.Email = clean.Email;
            user.NormalizedEmail = clean.Email.ToUpperInvariant();
            user.PhoneNumber = clean.Phone;
            user.ConcurrencyStamp = Guid.NewGuid().ToString();
            await PersonWriter.SetRolesAsync(unit, personId, clean.Roles, ct);
            if (await ChangesAsync(unit.Db, before, clean, bureau, email ?? "", ct) is { } what)
                await unit.TellLiaisonAsync(user, before.Concat(clean.Roles), what, ct, bureau);
            unit.Record(
                new PersonChanged(user.Id, user.DisplayName, user.BureauId, user.DivisionId, before, clean.Roles), null,
                $"修改账号：{user.DisplayName}（{user.UserName}），岗位：{string.Join('、', clean.Roles.Select(Roles.Label))}");
        }, ct);
    }

    /// <summary>What 代联工委 is told of a change to an account, where it concerns them: who comes, who goes, and where its mails go.</summary>
    private static async Task<string?> ChangesAsync(
        ReplyFlowDb db, List<string> before, PersonInput clean, Guid bureau, string email, CancellationToken ct)
    {
        var (was, had) = (await db.AreLiaisonAsync([bureau], ct), before.Contains(Roles.Liaison));
        var (isNow, has) = (await db.AreLiaisonAsync([clean.BureauId], ct), clean.Roles.Contains(Roles.Liaison));
        string?[] said =
        [
            was == isNow ? null : isNow ? "调入了代联工委" : "调出了代联工委",
            had == has ? null : has ? "担任了代表联络人员" : "不再担任代表联络人员",
            email != clean.Email ? "的电子邮箱已更改" : null,
        ];
        return said.Any(s => s is not null) ? string.Join('，', said.OfType<string>()) : null;
    }

    private static async Task<int> OpenAsync(ReplyFlowDb db, Guid personId, CancellationToken ct) =>
        await db.WorkItems.AssignedTo(personId).CountAsync(ct) + await db.Cases.DraftedBy(personId).CountAsync(ct);

    private static async Task KeepAnAdministratorAsync(
        ReplyFlowDb db, AppUser user, List<string> before, IReadOnlyList<string> after, CancellationToken ct)
    {
        if (user.IsActive && before.Contains(Roles.Administrator) && !after.Contains(Roles.Administrator)
            && !await db.HasOtherAdministratorAsync(user.Id, ct))
            throw new InvalidInputException(nameof(PersonInput.Roles), "这是最后一位系统管理员，请先让别人担任系统管理员。");
    }
}
