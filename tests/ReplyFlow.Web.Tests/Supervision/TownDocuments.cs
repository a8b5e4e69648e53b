using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Audit;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Reminders;
using ReplyFlow.Domain.Substitutions;
using ReplyFlow.Domain.Supervision;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Supervision;

/// <summary>
/// What else the town's lists show: messages of a letter, a case's history, a nudge, an escalated step, an absence, a moved
/// date. In each of them somebody typed what a spreadsheet would take for a formula.
/// </summary>
internal static class TownDocuments
{
    public const string Person = "=1+1";
    public const string Words = "+86 请速办";
    public const string Reason = "-2+3";
    public const string Event = "@SUM(A1:A9)，代表皇甫静远来电";
    public const string Moved = "=期限变动";

    private const string Id = "01a2228d-8195-70ab-bc1a-3c018c2a8efd";

    private const string Decided =
        $$"""{"id":"{{Id}}","step":"accept","visit":1,"participant":"","outcome":"Accept","draftVersion":null,"comment":"","decidedForId":null}""";

    private const string Contact = $$"""{"id":"{{Id}}","phase":1,"channel":1}""";

    private const string Calendar = $$"""{"id":"{{Id}}","cases":2,"moves":2,"old":"","new":""}""";

    private const string Recount = $$"""{"change":"{{Id}}","moves":[]}""";

    public static async Task AddAsync(ReplyFlowDb db, TestPeople people, DateTimeOffset now)
    {
        var letter = await db.Letters.Where(l => l.BureauId == people.Industry.Id && db.Cases.Any(c => c.Id == l.CaseId && !c.Suggestion!.IdentitySecret))
            .OrderBy(l => l.DocumentNumber!.Value).FirstAsync();
        db.Outbox.AddRange(
            Message(letter, RecipientKind.Deputy, "@SUM(1)代表", "a@deputy.invalid", MessageStatus.Sent, now),
            Message(letter, RecipientKind.Deputy, "+申屠代表", "", MessageStatus.Parked, now),
            Message(letter, RecipientKind.Copy, "市府办", "fuban@example.test", MessageStatus.Offline, now));
        var standIn = new AppUser { Id = Guid.CreateVersion7(), UserName = "formula", NormalizedUserName = "FORMULA", DisplayName = Person, BureauId = people.Industry.Id, SecurityStamp = "STAMP" };
        db.Add(standIn);
        db.Add(new SubstitutionEntry
        {
            PrincipalId = people[TestPeople.UserName(Roles.Drafter)].Id,
            SubstituteId = standIn.Id,
            From = new(2026, 3, 2),
            To = new(2026, 3, 6),
            Reason = Reason,
            EnteredBy = "办四",
            EnteredAt = now,
        });
        var late = await db.WorkItems.Include(w => w.Case!.Suggestion).Where(w => w.Due.On < new DateOnly(2026, 3, 2) && w.BureauId == people.Industry.Id)
            .OrderBy(w => w.Case!.Suggestion!.NumberValue).FirstAsync();
        db.Add(new Nudge { CaseId = late.CaseId, WorkItemId = late.Id, ById = people[TestPeople.UserName(Roles.Dispatcher)].Id, ByName = "督三", Words = Words, On = new(2026, 3, 1), At = now.AddDays(-1) });
        var notice = new ReminderNotice
        {
            CaseId = late.CaseId,
            WorkItemId = late.Id,
            Key = "late",
            DueOn = late.Due.On!.Value,
            Offset = 2,
            ScheduledFor = new(2026, 3, 1),
            Audience = ReminderAudience.BureauLeader,
            SentOn = new(2026, 3, 1),
            SentAt = now.AddDays(-1),
        };
        db.AddRange(notice, new ReminderRecipient { ReminderId = notice.Id, PersonId = people[TestPeople.UserName(Roles.BureauLeader)].Id });
        // A case whose deputy is secret, led by one bureau and co-handled by the other.
        var secret = await db.Cases.Where(c => c.Suggestion!.IdentitySecret && c.LeadBureauId == people.Industry.Id).OrderBy(c => c.Suggestion!.NumberValue).FirstAsync();
        await RecordAsync(db, now, [
            ("WorkItemDecided", secret.Id, "签收", Decided), ("ContactLogged", secret.Id, "走访", Contact), ("WorkItemDecided", secret.Id, Event, Decided),
            ("CalendarChanged", null, "修改2026年放假安排", Calendar), ("DueDatesRecounted", late.CaseId, Moved, Recount), ("DueDatesRecounted", secret.Id, "期限提前", Recount)]);
        await db.SaveChangesAsync();
    }

    private static OutboxMessage Message(IssuedLetter letter, RecipientKind kind, string name, string address, MessageStatus status, DateTimeOffset now)
    {
        var message = new OutboxMessage
        {
            CaseId = letter.CaseId,
            BureauId = letter.BureauId,
            LetterId = letter.Id,
            RecipientKind = kind,
            RecipientName = name,
            Address = address,
            Subject = "复函",
            Body = "请查收。",
            AttachmentName = "复函.pdf",
            CreatedAt = now,
        };
        if (status == MessageStatus.Parked)
            message.Park("-ERR 550", attempted: true);
        else if (status == MessageStatus.Sent)
            message.Accept(now);
        else if (status == MessageStatus.Offline)
            message.MarkOffline();
        return message;
    }

    private static async Task RecordAsync(ReplyFlowDb db, DateTimeOffset now, (string Kind, Guid? Case, string Summary, string Data)[] events)
    {
        var last = await db.Audit.OrderByDescending(a => a.Seq).FirstOrDefaultAsync();
        var (seq, hash) = (last?.Seq ?? 0, last?.Hash ?? AuditEvent.GenesisHash);
        foreach (var (kind, about, summary, data) in events)
        {
            var e = new AuditEvent { Seq = ++seq, At = now, ActorId = Guid.NewGuid(), ActorName = "办四", CaseId = about, Kind = kind, Summary = summary, Data = data, PreviousHash = hash };
            e.Hash = hash = e.ComputeHash(hash);
            db.Audit.Add(e);
        }
    }
}
