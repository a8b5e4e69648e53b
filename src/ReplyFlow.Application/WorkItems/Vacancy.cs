using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems;

/// <summary>无人在岗: what is sent to a role that nobody holds, or to an account that is no longer used, would wait for nobody and is not sent.</summary>
internal static class Vacancy
{
    /// <summary>Refuses what a request has just opened for nobody.</summary>
    /// <exception cref="InvalidInputException">Nobody holds what owes it.</exception>
    public static async Task DemandHoldersAsync(this Unit unit, Guid caseId, CancellationToken ct)
    {
        await unit.Db.SaveChangesAsync(ct);
        var items = unit.Db.WorkItems.Where(w => w.CaseId == caseId && w.Status == WorkItemStatus.Open && w.OpenedAt == unit.Now);
        var held = items.WithHolders(unit.Db).Select(h => h.Item.Id);
        var vacant = await items.Where(w => !held.Contains(w.Id))
            .Select(w => new { Bureau = unit.Db.Bureaus.Where(b => b.Id == w.BureauId).Select(b => b.ShortName).First(), w.Role }).FirstOrDefaultAsync(ct);
        if (vacant is not null)
            throw await RefusalAsync(unit.Db, $"{vacant.Bureau}{Roles.Label(vacant.Role)}", ct);
    }

    /// <summary>Says which role is vacant and who can mend it.</summary>
    public static async Task<InvalidInputException> RefusalAsync(ReplyFlowDb db, string owner, CancellationToken ct) =>
        new("", $"没有送出：下一步由{owner}办理，但现在没有在用的账号担任。{await MenderAsync(db, ct)}");

    /// <summary>Who can give a role, as people read it.</summary>
    public static async Task<string> MenderAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var names = await db.HoldersOf(Roles.Administrator).OrderBy(u => u.UserName).Select(u => u.DisplayName).Take(3).ToListAsync(ct);
        return $"请联系系统管理员{(names.Count > 0 ? $"（{string.Join("、", names)}）" : "")}，在“设置—人员与账号”里给一位同志加上这个岗位，再办理这一步。";
    }
}
