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
    internal const int MostNames = 5;

    public static async Task<DecisionReceipt> WriteAsync(ReplyFlowDb db, Case c, WorkItem decided, Step step, CancellationToken ct)
    {
        var open = await OpenAsync(db, c, decided, step, ct);
        // What the decision issued is still in the context that wrote it.
        var number = db.Tracked<IssuedLetter>().FirstOrDefault(l => l.CaseId == c.Id && l.IssuedAt == decided.ClosedAt)?.DocumentNumber?.Text;
        var next = open.Where(o => o.Item.OpenedAt == decided.ClosedAt && (o.Item.ActivityId, o.Item.Visit) != (decided.ActivityId, decided.Visit)).ToList();
        var awaited = next.Count == 0 ? open.Where(o => step.Awaits(o.Item)).ToList() : [];
        if (step.StaffsWhatFollows && next.FirstOrDefault(o => o.IsVacant) is { } vacant)
            throw await Vacancy.RefusalAsync(db, vacant.Owner, ct);
        var message = step.Done(c, decided);
        if (number is not null)
            message += $"文号{number}，复函已制成，正在发送给代表和抄送单位。";
        if (awaited.Count > 0)
            message += "还在等：";
        var sentences = next.Concat(awaited).GroupBy(o => (o.Item.Title, o.Item.Due.On, o.IsStuck)).Select(Sentence).ToList();
        if (sentences.Count > 0)
            message += string.Join("；", sentences) + "。";
        if (awaited.Count > 0)
            message += "办完后自动送下一步，不用再提交。";
        if (step.Remaining(c, [.. open.Select(o => o.Item)]) is { Length: > 0 } remaining)
            message += remaining;
        else if (c.ClosedAt == decided.ClosedAt)
            message += "本件已办结归档。";
        return new DecisionReceipt(c.Id, message, number);
    }

    /// <summary>
    /// The steps that the decision opened are still in its context; what was open before is read only where the kind tells of it.
    /// More than the holders' names is asked only where there are none or another body has it.
    /// </summary>
    private static async Task<List<OpenStep>> OpenAsync(ReplyFlowDb db, Case c, WorkItem decided, Step step, CancellationToken ct)
    {
        List<WorkItem> items = step.TellsOfOthers
            ? await db.WorkItems.Where(w => w.CaseId == c.Id && w.Status == WorkItemStatus.Open).ToListAsync(ct)
            : [.. db.Tracked<WorkItem>().Where(w => w.CaseId == c.Id && w.Status == WorkItemStatus.Open)];
        if (items.Count == 0)
            return [];
        var held = await HeldAsync(db, c, items, ct);
        var holders = held.Where(h => h.MayDecide).ToLookup(h => h.ItemId, h => h.Name);
        var others = items.Where(i => i.BureauId != decided.BureauId || !holders.Contains(i.Id)).Select(i => i.Id).ToList();
        var details = others.Count == 0 ? [] : await db.WorkItems.Where(w => others.Contains(w.Id)).Select(w => new
        {
            w.Id,
            Bureau = db.Bureaus.Where(b => b.Id == w.BureauId).Select(b => b.ShortName).First(),
            Person = db.Users.Where(u => u.Id == w.AssigneeId).Select(u => u.DisplayName).FirstOrDefault(),
        }).ToDictionaryAsync(w => w.Id, ct);
        return [.. items.OrderBy(i => i.Id).Select(item =>
        {
            var detail = details.GetValueOrDefault(item.Id);
            var names = holders[item.Id].ToList();
            var body = item.BureauId == decided.BureauId ? "" : detail?.Bureau;
            var isHeld = held.Exists(h => h.ItemId == item.Id);
            return new OpenStep(
                item, $"{body}{Roles.Label(item.Role)}{(names.Count == 1 ? names[0] : detail?.Person)}",
                names.Count == 0 && isHeld, names.Count == 0 && !isHeld);
        })];
    }

    /// <summary>Who owes items of a case, and who of them may decide: whoever wrote the reply judges nothing of it.</summary>
    private static async Task<List<Holding>> HeldAsync(ReplyFlowDb db, Case c, List<WorkItem> items, CancellationToken ct)
    {
        var duties = items.ToDictionary(i => i.Id, i => Responsibility.Of(i, Authorship.Of(c)));
        IEnumerable<(Guid Item, Guid Person, string Name)> rows;
        if (items is [var only]) // mostly so, and a shorter way
        {
            rows = (await db.HoldersAsync(duties[only.Id], ct)).Select(p => (only.Id, p.Id, p.Name));
        }
        else
        {
            var ids = duties.Keys.ToList();
            var found = await db.WorkItems.Where(w => ids.Contains(w.Id)).WithHolders(db)
                .Select(h => new { Item = h.Item.Id, Person = h.Person.Id, h.Person.DisplayName }).ToListAsync(ct);
            rows = found.Select(h => (h.Item, h.Person, h.DisplayName));
        }
        return [.. rows.Select(r => new Holding(r.Item, r.Name, !duties[r.Item].Authors.Contains(r.Person)))];
    }

    private static string Sentence(IGrouping<(string Title, DateOnly? DueOn, bool IsStuck), OpenStep> steps)
    {
        var owners = steps.Select(s => s.Owner).Distinct().ToList();
        var several = steps.Count() > Math.Min(owners.Count, MostNames) ? $"（{steps.Count()} 项）" : "";
        var who = steps.Key.IsStuck
            ? $"应由{Names(owners)}办理，但担任者只有起草人本人，已提示办公室请系统管理员另给一位同志加上岗位"
            : $"现由{Names(owners)}办理";
        return $"“{steps.Key.Title}”{several}{who}{(steps.Key.DueOn is { } due ? $"，期限{due:M月d日}" : "")}";
    }

    /// <summary>Names in a row, the first of them where there are many.</summary>
    internal static string Names(IReadOnlyCollection<string> names) =>
        string.Join("、", names.Take(MostNames)) + (names.Count > MostNames ? "等" : "");

    private sealed record Holding(Guid ItemId, string Name, bool MayDecide);

    private sealed record OpenStep(WorkItem Item, string Owner, bool IsStuck, bool IsVacant);
}
