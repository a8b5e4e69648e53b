using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Alerts.Channels;
using ReplyFlow.Application.Alerts.Webhook;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Alerts;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Application.Alerts;

/// <summary>
/// Finds what people are to be told outside the product and writes one row a person and place. Like reminders, it is never scheduled: what
/// is open and has no event yet is found anew each time, so it may be run at any time and by several processes, and no decision waits for it.
/// </summary>
public sealed class AlertFinder(UnitRunner units, ReplyFlowDb db, ReminderQueries queries, AlertOptions options, TimeProvider time)
{
    private const int BatchSize = 50;

    /// <summary>Finds what came; nothing while nobody wants to be told.</summary>
    /// <returns>Alerts written.</returns>
    public async Task<int> OpenedAsync(CancellationToken ct)
    {
        var written = 0;
        while (await db.AlertChoices.AnyAsync(c => c.Since != null, ct))
        {
            var key = AlertEvent.KeyOfOpening;
            var found = await db.WorkItems
                .Where(w => w.Status == WorkItemStatus.Open && !db.AlertEvents.Any(e => e.WorkItemId == w.Id && e.Key == key))
                .OrderBy(w => w.OpenedAt).ThenBy(w => w.Id).Select(w => w.Id).Take(BatchSize).ToListAsync(ct);
            if (found.Count == 0)
                break;
            written += await units.RunAsync(null, unit => TellAsync(unit, found, false, ct), ct);
        }
        return written;
    }

    /// <summary>Finds what has become overdue: its last day was before today.</summary>
    /// <returns>Alerts written.</returns>
    public async Task<int> OverdueAsync(CancellationToken ct)
    {
        if (!await db.AlertChoices.AnyAsync(c => c.Since != null, ct))
            return 0;
        var today = time.Today();
        var late = await DueItem.Of(db.WorkItems.Where(w => w.Status == WorkItemStatus.Open)).Where(d => d.Due < today)
            .Select(d => new { d.Item.Id, Due = d.Due!.Value }).ToListAsync(ct);
        var told = (await db.AlertEvents
            .Where(e => e.Kind == AlertKind.Overdue && db.WorkItems.Any(w => w.Id == e.WorkItemId && w.Status == WorkItemStatus.Open))
            .Select(e => new { e.WorkItemId, e.Key }).ToListAsync(ct)).Select(e => (e.WorkItemId, e.Key)).ToHashSet();
        var written = 0;
        foreach (var batch in late.Where(l => !told.Contains((l.Id, AlertEvent.KeyOfOverdue(l.Due)))).Select(l => l.Id).Chunk(BatchSize))
            written += await units.RunAsync(null, unit => TellAsync(unit, batch, true, ct), ct);
        return written;
    }

    private async Task<int> TellAsync(Unit unit, IReadOnlyCollection<Guid> ids, bool overdue, CancellationToken ct)
    {
        await unit.Db.LockAsync(LockSubject.Alerts, ct);
        var items = await queries.WithAuthorsAsync(await queries.OpenItemsAsync(ids, ct), ct);
        var known = (await unit.Db.AlertEvents.Where(e => ids.Contains(e.WorkItemId)).Select(e => new { e.WorkItemId, e.Key }).ToListAsync(ct))
            .Select(e => (e.WorkItemId, e.Key)).ToHashSet();
        items = [.. items.Where(i => !known.Contains((i.Id, KeyOf(i, overdue))) && (!overdue || i.DueOn < unit.Today))];
        var staff = await queries.StaffAsync([.. items.Select(i => i.BureauId).Distinct()], [], unit.Today, ct);
        var people = items.ToDictionary(i => i.Id, i => staff.WithSubstitutes(staff.Owners(i), i));
        var everybody = people.Values.SelectMany(p => p).Select(p => p.Id).Distinct().ToList();
        var choices = await unit.Db.AlertChoices.AsNoTracking().Where(c => c.Since != null && everybody.Contains(c.PersonId))
            .ToDictionaryAsync(c => c.PersonId, ct);
        var browsers = (await unit.Db.PushBrowsers.Where(b => everybody.Contains(b.PersonId)).Select(b => new { b.PersonId, b.Id }).ToListAsync(ct))
            .ToLookup(b => b.PersonId, b => b.Id);
        var hasWebhook = await unit.Db.Settings.AnyAsync(s => s.Name == WebhookSettings.SettingName, ct);
        var written = 0;
        foreach (var item in items)
        {
            var kind = overdue ? AlertKind.Overdue : await IsReturnedAsync(unit.Db, item, ct) ? AlertKind.Returned : AlertKind.NewItem;
            var happened = new AlertEvent { WorkItemId = item.Id, CaseId = item.CaseId, Kind = kind, Key = KeyOf(item, overdue), At = unit.Now };
            unit.Db.AlertEvents.Add(happened);
            var since = overdue ? BeijingTime.StartOf(item.DueOn!.Value.AddDays(1)) : item.OpenedAt;
            foreach (var choice in people[item.Id].Select(p => choices.GetValueOrDefault(p.Id)).OfType<AlertChoice>())
            {
                // What was before they asked for it they have seen in the product; of a day, its beginning counts.
                var asked = overdue ? BeijingTime.StartOf(BeijingTime.DateOf(choice.Since!.Value)) : choice.Since!.Value;
                if (!choice.Wants(kind) || since < asked)
                    continue;
                var held = choice.Quiet.EndAfter(unit.Now);
                foreach (var place in Places(choice, hasWebhook, browsers[choice.PersonId]))
                {
                    unit.Db.Alerts.Add(new Alert
                    {
                        EventId = happened.Id,
                        PersonId = choice.PersonId,
                        BrowserId = place,
                        HeldUntil = held,
                        NextAttemptAt = held ?? unit.Now,
                    });
                    written++;
                }
            }
        }
        return written;
    }

    private IEnumerable<Guid> Places(AlertChoice choice, bool hasWebhook, IEnumerable<Guid> browsers)
    {
        if (choice.ByWebhook && hasWebhook)
            yield return Guid.Empty;
        if (choice.ByPush && options.Push)
            foreach (var browser in browsers)
                yield return browser;
    }

    /// <summary>Whether the decision that opened an item sent it back.</summary>
    private static async Task<bool> IsReturnedAsync(ReplyFlowDb db, OpenItem item, CancellationToken ct)
    {
        var before = await db.WorkItems.AsNoTracking()
            .Where(w => w.CaseId == item.CaseId && w.Status == WorkItemStatus.Decided && w.ClosedAt == item.OpenedAt).ToListAsync(ct);
        return before.Exists(w => w.ReadOutcomes().Any(o => o.Name == w.Outcome && o.Kind == OutcomeDefinition.Back));
    }

    private static string KeyOf(OpenItem item, bool overdue) =>
        overdue && item.DueOn is { } due ? AlertEvent.KeyOfOverdue(due) : AlertEvent.KeyOfOpening;
}
