using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Cases;

namespace ReplyFlow.Application.Search;

/// <summary>Texts that belong to cases: whoever sees the case and may know its deputies reads them.</summary>
/// <param name="kind">What they are of.</param>
/// <param name="name">Name on the command line.</param>
/// <param name="label">Name on screen.</param>
/// <param name="masks">Whether those who may not know the deputies read them without the names; else not at all.</param>
internal abstract class CaseTextKind(FullTextKind kind, string name, string label, bool masks) : TextKind(kind, name, label)
{
    internal override IQueryable<FullText> Readable(ReplyFlowDb db, Actor actor, IQueryable<FullText> texts, FullTextFilter filter) =>
        Of(db, Filter(Cases(db, actor), filter).KnownTo(actor), texts);

    internal override IQueryable<FullText>? Masked(ReplyFlowDb db, Actor actor, IQueryable<FullText> texts, FullTextFilter filter) =>
        !masks || actor.KnowsAll() ? null : Of(db, Filter(Cases(db, actor), filter).HiddenFrom(actor), texts);

    internal override async Task<IQueryable<Guid>?> SourcesAsync(
        ReplyFlowDb db, Actor actor, FullTextFilter filter, int most, CancellationToken ct)
    {
        if (actor.SeesAllBureaus && !filter.AsksForCases)
            return null;
        var listed = db.ListedFor(actor);
        if (filter.BureauId is { } bureau)
            listed = db.ListedFor(actor, bureau);
        if (filter.Status is { } status)
            listed = listed.Where(l => l.Status == status);
        if (filter.Session is { } session)
            listed = await listed.OfSessionAsync(db, session, ct);
        // Counted in the index of the list alone; their keys would be read to be thrown away.
        return await listed.Take(most + 1).CountAsync(ct) > most ? null : Sources(db, listed.Select(l => l.Case!));
    }

    internal override IQueryable<Guid>? MaskedSources(ReplyFlowDb db, Actor actor, FullTextFilter filter) =>
        !masks || actor.KnowsAll() ? null : Sources(db, Filter(Cases(db, actor), filter).HiddenFrom(actor));

    internal override async Task<IReadOnlyDictionary<Guid, NameMask>> MasksAsync(
        ReplyFlowDb db, Actor actor, IReadOnlyCollection<Guid> owners, CancellationToken ct)
    {
        var cases = await OwnersAsync(db, owners, ct);
        var masks = await NameMask.ForAsync(db, actor, [.. cases.Values], ct);
        return owners.Where(o => cases.ContainsKey(o) && masks.ContainsKey(cases[o])).ToDictionary(o => o, o => masks[cases[o]]);
    }

    internal override async Task<IReadOnlyDictionary<Guid, FoundText>> ReadAsync(
        ReplyFlowDb db, Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var found = await StoredAsync(db, ids, ct);
        var hidden = await NameMask.ForAsync(db, actor, [.. found.Values.Select(f => f.CaseId!.Value)], ct);
        return found.ToDictionary(f => f.Key, f => hidden.GetValueOrDefault(f.Value.CaseId!.Value, NameMask.None) is var mask
            ? f.Value with { Title = mask.Apply(f.Value.Title), By = mask.Apply(f.Value.By), Note = mask.Apply(f.Value.Note), Body = mask.Apply(f.Value.Body) }
            : f.Value);
    }

    /// <summary>Cases whose texts of this kind the reader may see.</summary>
    protected virtual IQueryable<Case> Cases(ReplyFlowDb db, Actor actor) => db.Cases.VisibleTo(actor);

    /// <summary>Those of the texts that belong to the cases.</summary>
    protected virtual IQueryable<FullText> Of(ReplyFlowDb db, IQueryable<Case> cases, IQueryable<FullText> texts) =>
        texts.Where(t => cases.Any(c => c.Id == t.OwnerId));

    /// <summary>Keys of the rows of cases that have such texts.</summary>
    protected abstract IQueryable<Guid> Sources(ReplyFlowDb db, IQueryable<Case> cases);

    /// <summary>The case of each of the rows by which it is decided who reads a text.</summary>
    protected virtual Task<Dictionary<Guid, Guid>> OwnersAsync(ReplyFlowDb db, IReadOnlyCollection<Guid> owners, CancellationToken ct) =>
        Task.FromResult(owners.ToDictionary(o => o));

    /// <summary>Texts by key, as they are stored.</summary>
    protected abstract Task<Dictionary<Guid, FoundText>> StoredAsync(ReplyFlowDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct);

    private static IQueryable<Case> Filter(IQueryable<Case> cases, FullTextFilter filter)
    {
        if (filter.Session is { } session)
            cases = cases.Where(c => c.Suggestion!.Session!.Name == session);
        if (filter.BureauId is { } bureau)
            cases = cases.Where(c => c.LeadBureauId == bureau);
        return filter.Status is { } status ? cases.Where(c => c.Status == status) : cases;
    }
}
