using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Cases;

/// <summary>建议: the list and the search over it.</summary>
public sealed class CaseListQueries(ReplyFlowDb db)
{
    /// <summary>One page of the list and how many rows there are in all.</summary>
    public async Task<(IReadOnlyList<CaseRow> Rows, int Total)> ListAsync(Actor actor, CaseFilter filter, CancellationToken ct)
    {
        var cases = await FilterAsync(db.Cases.AsNoTracking().VisibleTo(actor), actor, filter, ct);
        var total = await cases.CountAsync(ct);
        var known = db.Cases.KnownTo(actor);
        var rows = await cases
            .OrderByDescending(c => c.Suggestion!.Session!.OpensOn).ThenBy(c => c.Suggestion!.Kind).ThenBy(c => c.Suggestion!.NumberValue).ThenBy(c => c.Id)
            .Skip((Math.Max(1, filter.Page) - 1) * filter.PageSize).Take(filter.PageSize)
            .Select(c => new CaseRow(
                c.Id, c.Suggestion!.Session!.Name, c.Suggestion.Kind, c.Suggestion.Number, c.Suggestion.Title,
                known.Any(k => k.Id == c.Id)
                    ? c.Suggestion.Deputies.Where(d => d.Order == 0).Select(d => d.Deputy!.Name).FirstOrDefault() : null,
                c.LeadBureau!.ShortName, c.Status, c.Due.On, c.Due.Provisional, c.RepliedOn,
                Array.Empty<string>(),
                c.Suggestion.Class, c.AssignedOn, db.Divisions.Where(d => d.Id == c.DivisionId).Select(d => d.Name).FirstOrDefault(),
                c.IsKey ? c.KeySupervisor : null))
            .ToListAsync(ct);
        var ids = rows.Select(r => r.CaseId).ToList();
        var waiting = await WaitingAsync(ids, ct);
        var masks = await NameMask.ForAsync(db, actor, ids, ct);
        return ([.. rows.Select(r =>
        {
            var mask = masks.GetValueOrDefault(r.CaseId, NameMask.None);
            return r with
            {
                Title = mask.Apply(r.Title),
                KeySupervisor = r.KeySupervisor is { } supervisor ? mask.Apply(supervisor) : null,
                Waiting = [.. waiting[r.CaseId]],
            };
        })], total);
    }

    /// <summary>The whole list, with the texts and all deputies, for a file.</summary>
    public async Task<IReadOnlyList<CaseRow>> WholeAsync(Actor actor, CaseFilter filter, CancellationToken ct)
    {
        var (rows, _) = await ListAsync(actor, filter.Whole, ct);
        var texts = new Dictionary<Guid, CaseText>();
        foreach (var ids in rows.Select(r => r.CaseId).Chunk(NameMask.MostIds))
            foreach (var (id, text) in await TextsAsync(actor, ids, ct))
                texts[id] = text;
        return [.. rows.Select(r => r with { More = texts.GetValueOrDefault(r.CaseId) })];
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
    private async Task<ILookup<Guid, string>> WaitingAsync(IReadOnlyList<Guid> cases, CancellationToken ct)
    {
        var items = new List<(Guid Case, string Title)>();
        foreach (var some in cases.Chunk(NameMask.MostIds))
            items.AddRange((await db.WorkItems.Where(w => w.Status == WorkItemStatus.Open && some.Contains(w.CaseId))
                .OrderBy(w => w.OpenedAt).ThenBy(w => w.Id).Select(w => new { w.CaseId, w.Title }).ToListAsync(ct)).Select(w => (w.CaseId, w.Title)));
        return items.ToLookup(w => w.Case, w => w.Title);
    }

    private async Task<IQueryable<Case>> FilterAsync(IQueryable<Case> cases, Actor actor, CaseFilter filter, CancellationToken ct)
    {
        if (filter.Session is { } session)
            cases = cases.Where(c => c.Suggestion!.Session!.Name == session);
        if (filter.Status is { } status)
            cases = cases.Where(c => c.Status == status);
        if (filter.BureauId is { } bureau)
            cases = cases.Where(c => c.LeadBureauId == bureau);
        if (filter.KeyOnly)
            cases = cases.Where(c => c.IsKey);
        var text = filter.Text.Trim();
        return text.Length == 0 ? cases : await cases.FindAsync(db, actor, text, ct);
    }
}
