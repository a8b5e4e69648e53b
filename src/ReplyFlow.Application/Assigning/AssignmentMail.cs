using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Assigning;

/// <summary>
/// 交办通知: one mail with the whole list to the office of each bureau. It waits some minutes for more: each portion replaces what still waits by a
/// longer list, so that a sitting of many portions, or one that was broken off, tells each bureau once.
/// </summary>
internal sealed class AssignmentMail(ReminderQueries people)
{
    private const string Heading = "交办通知：";

    /// <summary>How long a mail waits after the last portion that added to it.</summary>
    internal static readonly TimeSpan Wait = TimeSpan.FromMinutes(10);

    /// <summary>Queues the mails of those to whom some cases were assigned.</summary>
    public async Task QueueAsync(Unit unit, IReadOnlyCollection<Guid> cases, CancellationToken ct)
    {
        var db = unit.Db;
        var bureaus = await db.Assignments.Where(a => cases.Contains(a.CaseId) && a.EndedAt == null)
            .Select(a => new { a.BureauId, a.Bureau!.ShortName }).Distinct().ToDictionaryAsync(b => b.BureauId, b => b.ShortName, ct);
        var ids = bureaus.Keys.ToList();
        var staff = await people.StaffAsync(ids, [], unit.Today, ct);
        var waiting = await db.Outbox.AsNoTracking().Where(m => m.Status == MessageStatus.Queued && m.RecipientKind == RecipientKind.Staff
            && ids.Contains(m.BureauId) && m.Attempts == 0 && m.LeasedUntil == null && m.NextAttemptAt > unit.Now && m.Subject.StartsWith(Heading))
            .Select(m => new { m.Id, m.BureauId, m.Address, m.CreatedAt }).ToListAsync(ct);
        var lines = await LinesAsync(db, ids, waiting.Select(m => m.CreatedAt).Append(unit.Now - Wait).Min(), ct);
        var masks = await NameMask.ForOutsidersAsync(db, [.. lines.Select(l => l.CaseId).Distinct()], ct);
        foreach (var (bureau, name) in bureaus)
            foreach (var person in staff.WithSubstitutes(new Owner(bureau, Roles.BureauOffice, null, null)).Where(p => MailAddresses.Problem(p.Email) is null))
            {
                var before = waiting.Find(m => m.BureauId == bureau && m.Address == person.Email.Trim());
                // What left the product was told: a choice that is sent once more tells it no second time.
                var own = lines.Where(l => l.BureauId == bureau
                    && (before is null ? cases.Contains(l.CaseId) && l.At >= unit.Now - Wait : l.At >= before.CreatedAt)).ToList();
                if (own.Count == 0)
                    continue;
                if (before is not null && await db.Outbox.Where(m => m.Id == before.Id && m.Attempts == 0 && m.LeasedUntil == null).ExecuteDeleteAsync(ct) == 0)
                    throw new DbUpdateConcurrencyException("The mail left meanwhile.");
                db.Outbox.Add(StaffMail.To(
                    unit, bureau, person.Name, person.Email, $"{Heading}{name} {own.Count} 件",
                    Body(person.Name, name, own.ConvertAll(l => l with { Title = masks.GetValueOrDefault(l.CaseId, NameMask.None).Apply(l.Title) })),
                    own.Min(l => l.At), Wait));
            }
    }

    /// <summary>What bureaus were given since a day began.</summary>
    private static Task<List<Line>> LinesAsync(ReplyFlowDb db, IReadOnlyCollection<Guid> bureaus, DateTimeOffset since, CancellationToken ct)
    {
        var day = BeijingTime.DateOf(since);
        return (from a in db.Assignments.AsNoTracking()
                join c in db.Cases on a.CaseId equals c.Id
                where bureaus.Contains(a.BureauId) && a.EndedAt == null && a.AssignedOn >= day
                orderby c.Suggestion!.Session!.OpensOn, c.Suggestion!.Kind, c.Suggestion!.NumberValue
                select new Line(
                    a.BureauId, a.CaseId, c.Suggestion!.Session!.Name, c.Suggestion.Number, c.Suggestion.Title, a.Role, a.Due.On,
                    db.WorkItems.Where(w => w.CaseId == c.Id && w.Kind == StepKinds.Assign && w.Status == WorkItemStatus.Decided).Max(w => w.ClosedAt)))
            .ToListAsync(ct);
    }

    private static string Body(string person, string bureau, List<Line> lines)
    {
        var parts = lines.GroupBy(l => l.Role).OrderBy(g => g.Key)
            .Select(g => $"{CaseHead.RoleLabel(g.Key)}（{g.Count()} 件）\n{string.Join("\n", g.Select(Text))}");
        return $"{person}：\n\n下列建议已交办{bureau}，请登录系统签收；清单可在系统“交办清单”中打印。\n\n{string.Join("\n\n", parts)}\n\n此邮件由系统发出，请勿回复。\n";
    }

    private static string Text(Line l) => $"{l.Session}第{l.Number}号《{l.Title}》{(l.DueOn is { } due ? $"，期限{due:yyyy年M月d日}" : "")}";

    private sealed record Line(
        Guid BureauId, Guid CaseId, string Session, string Number, string Title, AssignmentRole Role, DateOnly? DueOn, DateTimeOffset? At);
}
