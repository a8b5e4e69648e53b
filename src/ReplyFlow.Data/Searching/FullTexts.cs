using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Data.Searching;

/// <summary>Enters whole texts: those that a save writes, with it, and those that were stored without.</summary>
public static class FullTexts
{
    private const int Batch = 200;

    /// <summary>Enters all texts anew, part by part; while it runs, what is not entered yet is not found.</summary>
    /// <param name="db">The database.</param>
    /// <param name="progress">Told how many texts are entered.</param>
    /// <param name="ct">Stops between two parts; the rest is entered at the next start.</param>
    public static async Task RebuildAsync(ReplyFlowDb db, Action<int>? progress, CancellationToken ct)
    {
        using (await db.TakeTurnAsync(ct))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.Database.ExecuteSqlRawAsync(FullTextIndex.Clear(db), ct);
            await db.Database.ExecuteSqlRawAsync(FullTextIndex.Sql(db), ct);
            await transaction.CommitAsync(ct);
        }
        var entered = 0;
        foreach (var source in TextSources.All)
            await FillAsync(db, source, some => progress?.Invoke(entered += some), ct);
        await db.Database.ExecuteSqlRawAsync(FullTextIndex.Tidy(db), ct);
    }

    /// <summary>What the next save writes, each with what a save of the same rows has begun, which failed or goes through here again.</summary>
    internal static List<(TextSource Source, TextChange Change, FullText? Begun)> Written(ReplyFlowDb db)
    {
        var changes = TextSources.All.SelectMany(s => s.Changes(db).Select(c => (s, c))).ToList();
        var begun = changes.Count == 0 ? [] : db.ChangeTracker.Entries<FullText>().Where(e => e.State == EntityState.Added)
            .ToDictionary(e => (e.Entity.SourceId, e.Entity.Kind), e => e.Entity);
        return changes.ConvertAll(w => (w.s, w.c, begun.GetValueOrDefault((w.c.Id, w.s.Kind))));
    }

    /// <summary>What was entered of a row before.</summary>
    internal static IQueryable<FullText> Earlier(ReplyFlowDb db, TextSource source, TextChange change) =>
        db.FullTexts.Where(t => t.SourceId == change.Id && t.Kind == source.Kind);

    /// <summary>Enters a change in place of what was entered before.</summary>
    internal static void Enter(ReplyFlowDb db, TextSource source, TextChange change, FullText? earlier)
    {
        var text = change.Text is null ? null : source.Fold(db, change.Text);
        if (earlier is not null && text is not null && (earlier.Text, earlier.On) == (text.Text, text.On))
            return;
        if (earlier is not null && db.Entry(earlier).State != EntityState.Deleted)
            db.Remove(earlier);
        if (text is not null)
            db.Add(text);
    }

    /// <summary>Enters what was stored without, by older versions or in bulk, where the newest rows show that something was.</summary>
    internal static async Task FillAsync(ReplyFlowDb db, CancellationToken ct)
    {
        foreach (var source in TextSources.All)
            if (await Missing(db, source, source.Stored(db).OrderByDescending(t => t.Id).Take(NewestRows.Looked)).AnyAsync(ct))
                await FillAsync(db, source, null, ct);
    }

    private static async Task FillAsync(ReplyFlowDb db, TextSource source, Action<int>? progress, CancellationToken ct)
    {
        for (var last = Guid.Empty; ;)
        {
            var part = await source.Stored(db).Where(t => t.Id > last).OrderBy(t => t.Id).Take(Batch).Select(t => t.Id).ToListAsync(ct);
            if (part.Count == 0)
                return;
            last = part[^1];
            using var turn = await db.TakeTurnAsync(ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var missing = await Missing(db, source, source.Stored(db).Where(t => part.Contains(t.Id)).OrderBy(t => t.Id)).ToListAsync(ct);
            db.AddRange(missing.Select(t => source.Fold(db, t)));
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            db.ChangeTracker.Clear();
            progress?.Invoke(missing.Count);
        }
    }

    private static IQueryable<StoredText> Missing(ReplyFlowDb db, TextSource source, IQueryable<StoredText> stored) =>
        stored.Where(t => !db.FullTexts.Any(f => f.SourceId == t.Id && f.Kind == source.Kind));
}
