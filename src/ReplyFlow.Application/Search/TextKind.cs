using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Application.Search;

/// <summary>Who may read texts of a kind, and how they are shown.</summary>
/// <param name="kind">What they are of.</param>
/// <param name="name">Its name on the command line, for example <c>replies</c>.</param>
/// <param name="label">Its name on screen.</param>
public abstract class TextKind(FullTextKind kind, string name, string label)
{
    /// <summary>What the texts are of.</summary>
    public FullTextKind Kind { get; } = kind;

    /// <summary>Name on the command line.</summary>
    public string Name { get; } = name;

    /// <summary>Name on screen.</summary>
    public string Label { get; } = label;

    /// <summary>Those of the texts that the reader may read as they are.</summary>
    internal abstract IQueryable<FullText> Readable(ReplyFlowDb db, Actor actor, IQueryable<FullText> texts, FullTextFilter filter);

    /// <summary>
    /// Keys of the rows whose texts the reader may be shown, for the filter; null where they are all, of more than so many cases, or not known
    /// without asking each text. More may be named than may be read.
    /// </summary>
    internal virtual Task<IQueryable<Guid>?> SourcesAsync(ReplyFlowDb db, Actor actor, FullTextFilter filter, int most, CancellationToken ct) =>
        Task.FromResult<IQueryable<Guid>?>(null);

    /// <summary>The same for those that are read with the deputies' names taken out; null where there are none.</summary>
    internal virtual IQueryable<Guid>? MaskedSources(ReplyFlowDb db, Actor actor, FullTextFilter filter) => null;

    /// <summary>What must be taken out of some texts for the reader, by the row each is of; nothing of those that are not named.</summary>
    internal virtual Task<IReadOnlyDictionary<Guid, NameMask>> MasksAsync(
        ReplyFlowDb db, Actor actor, IReadOnlyCollection<Guid> owners, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, NameMask>>(new Dictionary<Guid, NameMask>());

    /// <summary>Those of the texts that the reader may read with the deputies' names taken out; null where there are none.</summary>
    internal virtual IQueryable<FullText>? Masked(ReplyFlowDb db, Actor actor, IQueryable<FullText> texts, FullTextFilter filter) => null;

    /// <summary>Texts by key, as the reader may know them.</summary>
    internal abstract Task<IReadOnlyDictionary<Guid, FoundText>> ReadAsync(ReplyFlowDb db, Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken ct);
}
