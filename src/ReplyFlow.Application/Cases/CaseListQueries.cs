using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Cases;

/// <summary>建议: the list and the search over it.</summary>
public sealed class CaseListQueries(ReplyFlowDb db)
{
    /// <summary>Rows read at once for a file.</summary>
    private const int PartSize = 500;

    /// <summary>One page of the list, and how many rows there are in all (<see cref="CountedRows"/>).</summary>
    public async Task<(IReadOnlyList<CaseRow> Rows, int Total)> ListAsync(Actor actor, CaseFilter filter, CancellationToken ct)
    {
        var (listed, many, few) = await FilterAsync(actor, filter, ct);
        var ordered = listed.OrderBy(l => l.Place).ThenBy(l => l.CaseId).Select(l => l.CaseId);
        if (few)
        {
            // Read at once: to find a page of them and to count them would find them twice.
            var all = await ordered.ToListAsync(ct);
            var skip = (int)Math.Min((Math.Max(1, filter.Page) - 1) * (long)filter.PageSize, all.Count);
            return (await RowsAsync(actor, [.. all.Skip(skip).Take(filter.PageSize)], ct), all.Count);
        }
        var (ids, total) = await CountedRows.PageAsync(ordered, filter.Page, filter.PageSize, many, ct);
        return (await RowsAsync(actor, ids, ct), total);
    }

    /// <summary>How many rows the whole list has, however many.</summary>
    public async Task<int> CountAsync(Actor actor, CaseFilter filter, CancellationToken ct) =>
        await (await FilterAsync(actor, filter, ct)).Listed.CountAsync(ct);

    /// <summary>The whole list, with the texts and all deputies, for a file; read part by part, however long it is.</summary>
    public async IAsyncEnumerable<CaseRow> WholeAsync(Actor actor, CaseFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        var (listed, _, _) = await FilterAsync(actor, filter, ct);
        for (ListedCase? last = null; ;)
        {
            var rest = last is null ? listed
                : listed.Where(l => l.Place >= last.Place && (l.Place > last.Place || l.CaseId.CompareTo(last.CaseId) > 0));
            var part = await rest.OrderBy(l => l.Place).ThenBy(l => l.CaseId).Take(PartSize).ToListAsync(ct);
            var ids = part.Select(l => l.CaseId).ToList();
            var texts = await TextsAsync(actor, ids, ct);
            foreach (var row in await RowsAsync(actor, ids, ct))
                yield return row with { More = texts.GetValueOrDefault(row.CaseId) };
            if (part.Count < PartSize)
                yield break;
            last = part[^1];
        }
    }

    /// <summary>The rows of some cases, in their order.</summary>
    private async Task<IReadOnlyList<CaseRow>> RowsAsync(Actor actor, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];
        var known = db.Cases.KnownTo(actor);
        // The lists say which and in what order; whether the actor may see them is asked of the cases themselves.
        var rows = await db.Cases.AsNoTracking().VisibleTo(actor).Where(c => ids.Contains(c.Id))
            .Select(c => new CaseRow(
                c.Id, c.Suggestion!.Session!.Name, c.Suggestion.Kind, c.Suggestion.Number, c.Suggestion.Title,
                known.Any(k => k.Id == c.Id)
                    ? c.Suggestion.Deputies.Where(d => d.Order == 0).Select(d => d.Deputy!.Name).FirstOrDefault() : null,
                c.LeadBureau!.ShortName, c.Status, c.Due.On, c.Due.Provisional, c.RepliedOn,
                Array.Empty<string>(),
                c.Suggestion.Class, c.AssignedOn, db.Divisions.Where(d => d.Id == c.DivisionId).Select(d => d.Name).FirstOrDefault(),
                c.IsKey ? c.KeySupervisor : null))
            .ToDictionaryAsync(r => r.CaseId, ct);
        var waiting = await WaitingAsync(ids, ct);
        var masks = await NameMask.ForAsync(db, actor, ids, ct);
        return [.. ids.Where(rows.ContainsKey).Select(id =>
        {
            var mask = masks.GetValueOrDefault(id, NameMask.None);
            return rows[id] with
            {
                Title = mask.Apply(rows[id].Title),
                KeySupervisor = rows[id].KeySupervisor is { } supervisor ? mask.Apply(supervisor) : null,
                Waiting = [.. waiting[id]],
            };
        })];
    }

    private async Task<IReadOnlyDictionary<Guid, CaseText>> TextsAsync(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var texts = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Suggestion!.Text }).ToListAsync(ct);
        var deputies = (await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).KnownTo(actor)
            .SelectMany(c => c.Suggestion!.Deputies, (c, d) => new { c.Id, d.Order, d.Deputy!.Name, d.Deputy.Delegation }).ToListAsync(ct))
            .ToLookup(d => d.Id);
        var masks = await NameMask.ForAsync(db, actor, ids, ct);
        return texts.ToDictionary(t => t.Id, t => new CaseText(
            deputies[t.Id].FirstOrDefault(d => d.Order == 0)?.Delegation ?? "",
            masks.ContainsKey(t.Id) ? null : [.. deputies[t.Id].Where(d => d.Order > 0).OrderBy(d => d.Order)
                .Select(d => d.Delegation.Length > 0 ? $"{d.Name}（{d.Delegation}）" : d.Name)],
            masks.GetValueOrDefault(t.Id, NameMask.None).Apply(t.Text)));
    }

    /// <summary>Titles of the open work items of cases. Read apart: within the list's query SQLite would look through all of them for each row.</summary>
    private async Task<ILookup<Guid, string>> WaitingAsync(IReadOnlyList<Guid> cases, CancellationToken ct) =>
        (await db.WorkItems.Where(w => w.Status == WorkItemStatus.Open && cases.Contains(w.CaseId))
            .OrderBy(w => w.OpenedAt).ThenBy(w => w.Id).Select(w => new { w.CaseId, w.Title }).ToListAsync(ct)).ToLookup(w => w.CaseId, w => w.Title);

    /// <summary>What the filter lets through, and whether it is known without counting that those are more than are counted, or few.</summary>
    private async Task<(IQueryable<ListedCase> Listed, bool Many, bool Few)> FilterAsync(Actor actor, CaseFilter filter, CancellationToken ct)
    {
        var listed = filter.BureauId is { } bureau ? db.ListedFor(actor, bureau) : db.ListedFor(actor);
        if (filter.Session is { } session)
            listed = await listed.OfSessionAsync(db, session, ct);
        if (filter.Status is { } status)
            listed = listed.Where(l => l.Status == status);
        if (filter.KeyOnly)
            listed = listed.Where(l => l.Case!.IsKey);
        var text = filter.Text.Trim();
        if (text.Length == 0)
            return (listed, false, false);
        var found = await db.Cases.VisibleTo(actor).FindAsync(db, actor, text, ct);
        return (from l in listed join c in found.Cases on l.CaseId equals c.Id select l, found.AreMany && filter.IsOnlyText, found.AreFew);
    }
}
