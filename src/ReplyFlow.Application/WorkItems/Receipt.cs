using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems;

/// <summary>Says what happens next and who has it now.</summary>
internal static class Receipt
{
    public static async Task<DecisionReceipt> WriteAsync(ReplyFlowDb db, Case c, WorkItem decided, CancellationToken ct)
    {
        var open = await db.WorkItems.Where(w => w.CaseId == c.Id && w.Status == WorkItemStatus.Open)
            .Select(w => new
            {
                Item = w,
                w.Title,
                w.Kind,
                w.OpenedAt,
                w.Role,
                DueOn = w.Due.On,
                Bureau = db.Bureaus.Where(b => b.Id == w.BureauId).Select(b => b.ShortName).First(),
                // Most often somebody else holds the role; only where it may be that nobody does the authors are read.
                HasOthers = db.Users.Any(u => u.IsActive && u.Id != w.Case!.DrafterId && (w.AssigneeId != null
                    ? u.Id == w.AssigneeId
                    : u.BureauId == w.BureauId && (w.DivisionId == null || u.DivisionId == w.DivisionId)
                        && db.UserRoles.Any(ur => ur.UserId == u.Id && db.Roles.Any(r => r.Id == ur.RoleId && r.Name == w.Role)))),
                Person = db.Users.Where(u => u.Id == w.AssigneeId).Select(u => u.DisplayName).FirstOrDefault(),
            }).ToListAsync(ct);
        // What the decision issued is still in the context that wrote it.
        var number = db.Tracked<IssuedLetter>().FirstOrDefault(l => l.CaseId == c.Id && l.IssuedAt == decided.ClosedAt)?.DocumentNumber?.Text;
        var next = open.Where(o => o.OpenedAt == decided.ClosedAt).ToList();
        // A draft that is ready before the opinions waits for them.
        var awaited = next.Count == 0 && decided.Kind == StepKinds.Draft ? open.Where(o => o.Kind is StepKinds.Opinion or StepKinds.Generic).ToList() : [];
        var stuck = new HashSet<Guid>();
        foreach (var item in next.Where(n => Authorship.Matters(n.Item.Kind) && !n.HasOthers).Select(n => n.Item))
            if (await db.IsStuckAsync(item, ct))
                stuck.Add(item.Id);
        var parts = next.Concat(awaited).Select(n => $"“{n.Title}”{Who(n.Person ?? $"{n.Bureau}{Roles.Label(n.Role)}", stuck.Contains(n.Item.Id))}"
            + (n.DueOn is { } due ? $"，期限{due:M月d日}" : ""));
        var message = $"已{decided.OutcomeLabel}。";
        if (number is not null)
            message += $"文号{number}，复函已制成，正在发送给代表和抄送单位。";
        if (awaited.Count > 0)
            message += "还在等：";
        if (parts.Any())
            message += string.Join("；", parts) + "。";
        if (awaited.Count > 0)
            message += "办完后自动送下一步，不用再提交。";
        return new DecisionReceipt(c.Id, message, number);
    }

    private static string Who(string owner, bool isStuck) =>
        isStuck ? $"应由{owner}办理，但担任者只有起草人本人，已提示办公室请系统管理员另给一位同志加上岗位" : $"现由{owner}办理";
}
