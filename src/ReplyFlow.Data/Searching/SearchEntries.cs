using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Data.Searching;

/// <summary>The texts that a save writes or changes, and those that older versions did not enter.</summary>
internal static class SearchEntries
{
    private const int Batch = 500;

    /// <summary>A text of a row.</summary>
    public sealed record Source(SearchSubject Subject, Guid Id, string Text, bool IsNew)
    {
        /// <summary>Enters it, in place of the earlier one.</summary>
        public void Enter(ReplyFlowDb db, SearchEntry? earlier)
        {
            var text = SearchText.Fold(Text);
            if (earlier is null)
                db.Add(new SearchEntry { Subject = Subject, SourceId = Id, Text = text, Grams = SearchGrams.Of(text) });
            else if (earlier.Text != text)
                (earlier.Text, earlier.Grams) = (text, SearchGrams.Of(text));
        }
    }

    /// <summary>Whether such rows have one.</summary>
    public static bool Read(Type row) => row == typeof(Suggestion) || row == typeof(DocumentNumber) || row == typeof(PolicyVersion);

    /// <summary>What the next save writes of them; its changes are not looked for again.</summary>
    public static IReadOnlyList<Source> Written(ReplyFlowDb db) =>
    [
        .. db.ChangeTracker.Entries<Suggestion>().Where(e => IsWritten(e, nameof(Suggestion.Title)))
            .Select(e => new Source(SearchSubject.Title, e.Entity.Id, e.Entity.Title, e.State == EntityState.Added)),
        .. db.ChangeTracker.Entries<DocumentNumber>().Where(e => e.State == EntityState.Added)
            .Select(e => new Source(SearchSubject.Number, e.Entity.Id, e.Entity.Text, true)),
        .. db.ChangeTracker.Entries<PolicyVersion>().Where(e => e.State == EntityState.Added)
            .Select(e => new Source(SearchSubject.Policy, e.Entity.Id, SearchColumns.Of(e.Entity.Facts), true)),
    ];

    /// <summary>Enters what was stored without, by older versions or in bulk, where the newest rows show that something was.</summary>
    public static async Task FillAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var titles = Missing(db, SearchSubject.Title, db.Suggestions.Select(s => new Stored { Id = s.Id, Text = s.Title }));
        var numbers = Missing(db, SearchSubject.Number, db.DocumentNumbers.Select(n => new Stored { Id = n.Id, Text = n.Text }));
        var policies = Missing(db, SearchSubject.Policy,
            db.PolicyVersions.Select(v => new Stored { Id = v.Id, Text = EF.Property<string?>(v, SearchColumn.Name) ?? "" }));
        var missing = new List<Source>();
        foreach (var (subject, rows) in new[] { (SearchSubject.Title, titles), (SearchSubject.Number, numbers), (SearchSubject.Policy, policies) })
            if (await rows(NewestRows.Looked).AnyAsync(ct))
                missing.AddRange((await rows(int.MaxValue).ToListAsync(ct)).Select(r => new Source(subject, r.Id, r.Text, true)));
        if (missing.Count == 0)
            return;
        using var turn = await db.TakeTurnAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var some in missing.Chunk(Batch))
        {
            foreach (var source in some)
                source.Enter(db, null);
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
        await transaction.CommitAsync(ct);
    }

    /// <summary>Of so many of the newest rows, those that are not entered.</summary>
    private static Func<int, IQueryable<Stored>> Missing(ReplyFlowDb db, SearchSubject subject, IQueryable<Stored> rows) => newest =>
        rows.OrderByDescending(r => r.Id).Take(newest).Where(r => !db.Set<SearchEntry>().Any(e => e.SourceId == r.Id && e.Subject == subject)).AsNoTracking();

    /// <summary>Whether it is new, or otherwise than it was read: changes are not detected yet.</summary>
    private static bool IsWritten(EntityEntry<Suggestion> entry, string property) => entry.State == EntityState.Added
        || (entry.State is EntityState.Unchanged or EntityState.Modified && entry.Property<string>(property) is var p && p.OriginalValue != p.CurrentValue);

    private sealed class Stored
    {
        public Guid Id { get; init; }

        public required string Text { get; init; }
    }
}
