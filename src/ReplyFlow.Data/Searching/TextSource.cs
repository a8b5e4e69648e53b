using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain;

namespace ReplyFlow.Data.Searching;

/// <summary>Where whole texts of a kind come from.</summary>
/// <param name="kind">What they are of.</param>
internal abstract class TextSource(FullTextKind kind)
{
    public FullTextKind Kind { get; } = kind;

    /// <summary>Of what rows they are.</summary>
    public abstract Type Row { get; }

    /// <summary>What the next save writes of them; its changes are not looked for again.</summary>
    public abstract IEnumerable<TextChange> Changes(ReplyFlowDb db);

    /// <summary>All that are stored.</summary>
    public abstract IQueryable<StoredText> Stored(ReplyFlowDb db);

    /// <summary>A text as it is searched.</summary>
    public FullText Fold(ReplyFlowDb db, StoredText stored)
    {
        var (title, body) = (SearchText.Fold(stored.Title), SearchText.Fold(Body(db, stored)));
        var text = title.Length == 0 ? body : $"{title} {body}";
        return new FullText
        {
            Kind = Kind,
            SourceId = stored.Id,
            OwnerId = stored.OwnerId,
            On = stored.On ?? BeijingTime.DateOf(stored.At ?? DateTimeOffset.UnixEpoch),
            TitleLength = title.EnumerateRunes().Count(),
            Text = text,
            Grams = db is SqliteDb ? TextGrams.Of(Kind, text) : "",
        };
    }

    /// <summary>The text proper, where it is stored within something else.</summary>
    protected virtual string Body(ReplyFlowDb db, StoredText stored) => stored.Body;
}

/// <summary>A text that a save writes.</summary>
/// <param name="Id">Key of its row.</param>
/// <param name="Text">The text; null where there is none any more.</param>
/// <param name="IsNew">Whether none was entered before.</param>
internal sealed record TextChange(Guid Id, StoredText? Text, bool IsNew);

/// <summary>Texts that rows of one table have.</summary>
/// <param name="kind">What they are of.</param>
/// <param name="read">The text of a row, in the database and in memory.</param>
/// <param name="changing">The columns of it that may change.</param>
internal class TextSource<T>(FullTextKind kind, Expression<Func<T, StoredText>> read, params IReadOnlyList<string> changing) : TextSource(kind) where T : class
{
    private readonly Func<T, StoredText> _read = read.Compile();

    /// <inheritdoc />
    public override Type Row => typeof(T);

    /// <inheritdoc />
    public override IEnumerable<TextChange> Changes(ReplyFlowDb db)
    {
        foreach (var entry in db.ChangeTracker.Entries<T>())
        {
            var isNew = entry.State == EntityState.Added;
            if (!isNew && !IsRewritten(entry))
                continue;
            var text = _read(entry.Entity);
            var isGone = entry.State == EntityState.Deleted || text.Body.Length == 0;
            if (!isNew || !isGone)
                yield return new TextChange(text.Id, isGone ? null : text, isNew);
        }
    }

    /// <inheritdoc />
    public override IQueryable<StoredText> Stored(ReplyFlowDb db) => db.Set<T>().AsNoTracking().Select(read).Where(t => t.Body != "");

    private bool IsRewritten(EntityEntry<T> entry) => entry.State == EntityState.Deleted
        || (entry.State is EntityState.Unchanged or EntityState.Modified
            && changing.Any(c => entry.Property(c) is var p && !Equals(p.OriginalValue, p.CurrentValue)));
}
