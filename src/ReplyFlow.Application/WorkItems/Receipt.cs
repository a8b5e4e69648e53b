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
        var next = await db.WorkItems.Where(w => w.CaseId == c.Id && w.Status == WorkItemStatus.Open && w.OpenedAt == decided.ClosedAt)
            .Select(w => new
            {
                w.Title,
                w.Role,
                DueOn = w.Due.On,
                Bureau = db.Bureaus.Where(b => b.Id == w.BureauId).Select(b => b.ShortName).First(),
                Person = db.Users.Where(u => u.Id == w.AssigneeId).Select(u => u.DisplayName).FirstOrDefault(),
            }).ToListAsync(ct);
        // What the decision issued is still in the context that wrote it.
        var number = db.Tracked<IssuedLetter>().FirstOrDefault(l => l.CaseId == c.Id && l.IssuedAt == decided.ClosedAt)?.DocumentNumber?.Text;
        var parts = next.Select(n => $"“{n.Title}”现由{n.Person ?? $"{n.Bureau}{Roles.Label(n.Role)}"}办理{(n.DueOn is { } due ? $"，期限{due:M月d日}" : "")}");
        var message = $"已{decided.OutcomeLabel}。";
        if (number is not null)
            message += $"文号{number}，复函已制成，正在发送给代表和抄送单位。";
        if (next.Count > 0)
            message += string.Join("；", parts) + "。";
        return new DecisionReceipt(c.Id, message, number);
    }
}
