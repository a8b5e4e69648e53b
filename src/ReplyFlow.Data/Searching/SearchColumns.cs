using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Data.Searching;

/// <summary>
/// Keeps beside what people look for the text it is found by (<see cref="SearchText"/>), with every save; rows of older versions get
/// theirs when the database is brought to the newest schema.
/// </summary>
internal sealed class SearchColumns : SaveChangesInterceptor
{
    private const string Name = SearchColumn.Name;
    private const int Batch = 500;

    public static SearchColumns Instance { get; } = new();

    /// <summary>Whether something is kept of such rows that only a save makes.</summary>
    internal static bool Read(Type row) =>
        row == typeof(Deputy) || row == typeof(AppUser) || SearchEntries.Read(row) || TextSources.All.Any(s => s.Row == row);

    /// <inheritdoc />
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Fill(eventData.Context!);
        var db = (ReplyFlowDb)eventData.Context!;
        foreach (var (source, begun) in WrittenOf(db))
            source.Enter(db, source.IsNew ? begun : Earlier(db, source).FirstOrDefault());
        foreach (var (source, change, begun) in Undetected(db, () => FullTexts.Written(db)))
            FullTexts.Enter(db, source, change, begun ?? (change.IsNew ? null : FullTexts.Earlier(db, source, change).FirstOrDefault()));
        return result;
    }

    /// <inheritdoc />
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Fill(eventData.Context!);
        var db = (ReplyFlowDb)eventData.Context!;
        foreach (var (source, begun) in WrittenOf(db))
            source.Enter(db, source.IsNew ? begun : await Earlier(db, source).FirstOrDefaultAsync(cancellationToken));
        foreach (var (source, change, begun) in Undetected(db, () => FullTexts.Written(db)))
            FullTexts.Enter(db, source, change,
                begun ?? (change.IsNew ? null : await FullTexts.Earlier(db, source, change).FirstOrDefaultAsync(cancellationToken)));
        return result;
    }

    /// <summary>What is written, with the entries that a save of the same rows has begun, which failed or goes through here a second time.</summary>
    private static List<(SearchEntries.Source Source, SearchEntry? Begun)> WrittenOf(ReplyFlowDb db) => Undetected(db, () =>
    {
        var written = SearchEntries.Written(db);
        var begun = written.Count == 0 ? [] : db.ChangeTracker.Entries<SearchEntry>().Where(e => e.State == EntityState.Added)
            .ToDictionary(e => (e.Entity.SourceId, e.Entity.Subject), e => e.Entity);
        return written.Select(w => (w, begun.GetValueOrDefault((w.Id, w.Subject)))).ToList();
    });

    private static IQueryable<SearchEntry> Earlier(ReplyFlowDb db, SearchEntries.Source source) =>
        db.Set<SearchEntry>().Where(e => e.SourceId == source.Id && e.Subject == source.Subject);

    /// <summary>Fills what an older version did not.</summary>
    internal static async Task FillAsync(ReplyFlowDb db, CancellationToken ct)
    {
        await FillAsync<Suggestion>(db, ct);
        await FillAsync<Deputy>(db, ct);
        await FillAsync<AppUser>(db, ct);
        await FillAsync<PolicyVersion>(db, ct);
        await SearchEntries.FillAsync(db, ct);
        await FullTexts.FillAsync(db, ct);
    }

    /// <summary>The oldest first, so that the newest lack theirs as long as any does.</summary>
    private static async Task FillAsync<T>(ReplyFlowDb db, CancellationToken ct) where T : class
    {
        var rows = db.Set<T>().OrderBy(r => EF.Property<Guid>(r, "Id"));
        if (!await rows.Reverse().Take(NewestRows.Looked).AnyAsync(r => EF.Property<string?>(r, Name) == null, ct))
            return;
        while ((await rows.Where(r => EF.Property<string?>(r, Name) == null).Take(Batch).ToListAsync(ct)).Count > 0)
        {
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>What a policy is found by.</summary>
    internal static string Of(PolicyFacts facts) => string.Join(' ', [.. facts.Titles, facts.DocumentNumber, facts.Issuer]);

    private static void Fill(DbContext db) => Undetected(db, () =>
    {
        Fill<Suggestion>(db, s => SearchText.Of(s.Title), nameof(Suggestion.Title));
        Fill<Deputy>(db, d => SearchText.Of(d.Delegation, d.Name), nameof(Deputy.Delegation), nameof(Deputy.Name));
        Fill<AppUser>(db, u => SearchText.Of(u.UserName ?? "", u.DisplayName), nameof(AppUser.UserName), nameof(AppUser.DisplayName));
        Fill<PolicyVersion>(db, v => SearchText.Of(Of(v.Facts)));
        return true;
    });

    /// <summary>The save looks for changes itself, once.</summary>
    private static T Undetected<T>(DbContext db, Func<T> read)
    {
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return read();
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    /// <summary>Only rows that are new, of an older version or otherwise written than they were read: most saves are of none.</summary>
    private static void Fill<T>(DbContext db, Func<T, string> text, params ReadOnlySpan<string> writtenIn) where T : class
    {
        foreach (var entry in db.ChangeTracker.Entries<T>().Where(e => e.State is not (EntityState.Deleted or EntityState.Detached)).ToList())
            if (entry.Property<string?>(Name) is var kept && (kept.CurrentValue is null || entry.State == EntityState.Added || IsRewritten(entry, writtenIn)))
                kept.CurrentValue = text(entry.Entity);
    }

    private static bool IsRewritten<T>(EntityEntry<T> entry, ReadOnlySpan<string> properties) where T : class
    {
        foreach (var name in properties)
            if (entry.Property<string?>(name) is var property && property.OriginalValue != property.CurrentValue)
                return true;
        return false;
    }
}
