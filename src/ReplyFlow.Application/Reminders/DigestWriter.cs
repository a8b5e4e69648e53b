using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Reminders;

namespace ReplyFlow.Application.Reminders;

/// <summary>Tells people of their reminders: one message a person a morning, however many items there are.</summary>
public sealed class DigestWriter(ReminderQueries queries)
{
    /// <summary>Writes the digests of some people; those who got one meanwhile are left out.</summary>
    /// <returns>How many digests, and how many of them with a message.</returns>
    internal async Task<(int Digests, int Messages)> WriteAsync(
        Unit unit, IReadOnlyCollection<Guid> people, ReminderSettings settings, WorkingCalendar calendar, DateOnly today, CancellationToken ct)
    {
        await unit.Db.LockAsync(LockSubject.Reminders, ct);
        if (unit.Today != today)
            return (0, 0);
        var done = await unit.Db.ReminderDigests.Where(d => d.Day == today && people.Contains(d.PersonId)).Select(d => d.PersonId).ToListAsync(ct);
        var lines = await queries.DigestLinesAsync([.. people.Except(done)], ct);
        if (lines.Count == 0)
            return (0, 0);
        var open = await queries.OpenItemsAsync([.. lines.Select(l => l.WorkItemId).Distinct()], ct);
        var items = (await queries.WithAuthorsAsync(open, ct)).ToDictionary(i => i.Id);
        var staff = await queries.StaffAsync([.. items.Values.Select(i => i.BureauId).Distinct()], people, today, ct);
        var masks = await NameMask.ForOutsidersAsync(unit.Db, [.. lines.Select(l => l.CaseId).Distinct()], ct);
        var (digests, messages) = (0, 0);
        foreach (var own in lines.GroupBy(l => l.PersonId))
        {
            var person = staff.Find(own.Key);
            var entries = person is null ? [] : Entries(person, own, items, staff, masks);
            var digest = new ReminderDigest { PersonId = own.Key, Day = today, Items = entries.Count, At = unit.Now };
            if (entries.Count > 0 && MailAddresses.Problem(person!.Email) is null)
            {
                digest.MessageId = Send(unit, person, entries, settings, calendar, today);
                messages++;
            }
            unit.Db.ReminderDigests.Add(digest);
            digests++;
        }
        await unit.Db.SaveChangesAsync(ct);
        // Under the lock nothing was added since the lines were read.
        await unit.Db.ReminderRecipients.Where(r => r.DigestId == null && people.Contains(r.PersonId) && !done.Contains(r.PersonId))
            .ExecuteUpdateAsync(s => s.SetProperty(
                r => r.DigestId, r => unit.Db.ReminderDigests.Where(d => d.PersonId == r.PersonId && d.Day == today).Select(d => (Guid?)d.Id).First()), ct);
        return (digests, messages);
    }

    /// <summary>What still stands: nothing that was decided since, and no date that has moved.</summary>
    private static List<DigestEntry> Entries(
        StaffMember person, IEnumerable<DigestLine> lines, Dictionary<Guid, OpenItem> items, Staff staff, IReadOnlyDictionary<Guid, NameMask> masks)
    {
        var entries = new List<DigestEntry>();
        foreach (var line in lines.DistinctBy(l => (l.WorkItemId, l.DueOn)))
            if (items.TryGetValue(line.WorkItemId, out var item) && item.DueOn == line.DueOn)
                entries.Add(new DigestEntry(
                    line.Number, masks.GetValueOrDefault(line.CaseId, NameMask.None).Apply(line.Title),
                    item.Title, line.DueOn, item.DueProvisional, Note(person, item, staff)));
        // The deputies whom a letter asks are one thing to do.
        return [.. entries.Distinct()];
    }

    private static string Note(StaffMember person, OpenItem item, Staff staff)
    {
        var owners = staff.Owners(item);
        if (owners.Contains(person))
            return "";
        var principals = staff.PrincipalsOf(person, item);
        return principals.Count > 0 ? $"代{Staff.Names(principals)}办理"
            : owners.Count > 0 ? $"现由{Staff.Names(owners)}办理，请督促"
            : "目前没有人承办，请安排";
    }

    private static Guid Send(Unit unit, StaffMember person, IReadOnlyList<DigestEntry> entries, ReminderSettings settings, WorkingCalendar calendar,
        DateOnly today)
    {
        var message = StaffMail.To(
            unit, person.BureauId, person.Name, person.Email, DigestText.Subject(entries, today),
            DigestText.Body(person.Name, entries, today, calendar, settings.Address));
        unit.Db.Outbox.Add(message);
        return message.Id;
    }
}
