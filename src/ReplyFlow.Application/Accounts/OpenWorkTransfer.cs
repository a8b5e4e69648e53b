using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Accounts;

/// <summary>Moves a person's open work to somebody else, for the commands that do so.</summary>
public sealed class OpenWorkTransfer(AccountQueries accounts)
{
    private const string Field = "TakeOverId";

    /// <summary>Moves everything, with a line in every case's history.</summary>
    /// <returns>How many open work items and cases moved.</returns>
    /// <exception cref="InvalidInputException">There is work, and nobody who can take it over was named.</exception>
    public async Task<OpenWork> MoveAsync(Unit unit, AppUser from, Guid? toId, CancellationToken ct)
    {
        var cases = await unit.Db.WorkItems.AssignedTo(from.Id).Select(w => w.CaseId).Union(unit.Db.Cases.DraftedBy(from.Id).Select(c => c.Id)).ToListAsync(ct);
        await unit.Db.LockCasesAsync(cases, ct); // what is being decided right now is decided first
        var work = await accounts.OpenWorkAsync(from.Id, ct);
        if (!work.NeedsTakeOver)
            return work;
        var to = await TakerAsync(unit.Db, from, toId, ct);
        var items = await unit.Db.WorkItems.AssignedTo(from.Id).ToListAsync(ct);
        await CheckAuthorshipAsync(unit.Db, items, to, ct);
        foreach (var item in items)
        {
            item.HandOver(to.Id);
            unit.Record(new WorkItemHandedOver(item.Id, from.Id, to.Id), item.CaseId, $"{item.Title}由{from.DisplayName}移交{to.DisplayName}办理");
        }
        foreach (var c in await unit.Db.Cases.DraftedBy(from.Id).ToListAsync(ct))
        {
            c.HandOver(to.Id, to.DivisionId);
            (await unit.Db.Drafts.FindAsync([c.Id], ct))?.HandOver(from.DisplayName, to.DisplayName, to.PhoneNumber ?? "", unit.Now);
            unit.Record(new DrafterChanged(from.Id, to.Id), c.Id, $"经办人由{from.DisplayName}变更为{to.DisplayName}");
        }
        return work;
    }

    /// <summary>Nobody takes over to judge what they wrote: the item would wait for nobody.</summary>
    private static async Task CheckAuthorshipAsync(ReplyFlowDb db, IReadOnlyList<WorkItem> items, AppUser to, CancellationToken ct)
    {
        var judged = items.Where(w => Authorship.Matters(w.Kind)).ToList();
        var authors = await db.AuthorsOfAsync([.. judged.Select(w => w.CaseId)], ct);
        if (judged.FirstOrDefault(w => authors[w.CaseId].Contains(to.Id)) is not { } own)
            return;
        var number = await db.Cases.Where(c => c.Id == own.CaseId).Select(c => c.Suggestion!.Number).FirstAsync(ct);
        throw new InvalidInputException(Field, $"第{number}号的复函是{to.DisplayName}起草的，不能由{to.DisplayName}接手“{own.Title}”；请另选一位。");
    }

    private static async Task<AppUser> TakerAsync(ReplyFlowDb db, AppUser from, Guid? toId, CancellationToken ct)
    {
        if (toId is null)
            throw new InvalidInputException(Field, $"{from.DisplayName}还有没办完的工作，请选择由谁接手。");
        if (toId == from.Id)
            throw new InvalidInputException(Field, "不能移交给本人，请另选一位。");
        var to = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == toId, ct);
        if (to is not { IsActive: true } || to.BureauId != from.BureauId)
            throw new InvalidInputException(Field, "接手的人须是同一单位的在用账号，请重新选择。");
        var roles = await db.RolesOfAsync(to.Id, ct);
        var needed = await db.Cases.DraftedBy(from.Id).AnyAsync(ct) ? Roles.Drafter : null;
        if (needed is not null && !roles.Contains(needed))
            throw new InvalidInputException(Field, $"{to.DisplayName}不是经办人，不能接手拟稿工作；请另选一位，或先给他加上“经办人”岗位。");
        return to;
    }
}
