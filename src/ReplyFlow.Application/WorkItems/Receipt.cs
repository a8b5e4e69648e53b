using Microsoft.EntityFrameworkCore;
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
                w.Title,
                w.Kind,
                w.OpenedAt,
                w.Role,
                DueOn = w.Due.On,
                Bureau = db.Bureaus.Where(b => b.Id == w.BureauId).Select(b => b.ShortName).First(),
                Person = db.Users.Where(u => u.Id == w.AssigneeId).Select(u => u.DisplayName).FirstOrDefault(),
            }).ToListAsync(ct);
        // What the decision issued is still in the context that wrote it.
        var number = db.Tracked<IssuedLetter>().FirstOrDefault(l => l.CaseId == c.Id && l.IssuedAt == decided.ClosedAt)?.DocumentNumber?.Text;
        var next = open.Where(o => o.OpenedAt == decided.ClosedAt).ToList();
        // A draft that is ready before the opinions waits for them.
        var awaited = next.Count == 0 && decided.Kind == StepKinds.Draft ? open.Where(o => o.Kind is StepKinds.Opinion or StepKinds.Generic).ToList() : [];
        var parts = next.Concat(awaited).Select(n =>
            $"“{n.Title}”现由{n.Person ?? $"{n.Bureau}{Roles.Label(n.Role)}"}办理{(n.DueOn is { } due ? $"，期限{due:M月d日}" : "")}");
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
}
