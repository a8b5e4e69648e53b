using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Deputies;
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

    /// <inheritdoc />
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Fill(eventData.Context!);
        return result;
    }

    /// <inheritdoc />
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Fill(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    /// <summary>Fills what an older version did not.</summary>
    internal static async Task FillAsync(ReplyFlowDb db, CancellationToken ct)
    {
        await FillAsync<Suggestion>(db, ct);
        await FillAsync<Deputy>(db, ct);
        await FillAsync<AppUser>(db, ct);
    }

    private static async Task FillAsync<T>(ReplyFlowDb db, CancellationToken ct) where T : class
    {
        while ((await db.Set<T>().Where(r => EF.Property<string?>(r, Name) == null).Take(Batch).ToListAsync(ct)).Count > 0)
        {
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }

    private static void Fill(DbContext db)
    {
        // The save looks for changes itself, once.
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            Fill<Suggestion>(db, s => SearchText.Of(s.Title));
            Fill<Deputy>(db, d => SearchText.Of(d.Delegation, d.Name));
            Fill<AppUser>(db, u => SearchText.Of(u.UserName ?? "", u.DisplayName));
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    private static void Fill<T>(DbContext db, Func<T, string> text) where T : class
    {
        foreach (var entry in db.ChangeTracker.Entries<T>().Where(e => e.State is not (EntityState.Deleted or EntityState.Detached)).ToList())
            if (entry.Property<string?>(Name) is var kept && text(entry.Entity) is var found && kept.CurrentValue != found)
                kept.CurrentValue = found;
    }
}
