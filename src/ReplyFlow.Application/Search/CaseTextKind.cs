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
