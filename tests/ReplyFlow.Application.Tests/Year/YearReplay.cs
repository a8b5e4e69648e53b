using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Year;

/// <summary>
/// The lived year once more in another database, as far as reminders need it: its people and cases, and on each morning
/// exactly the work items that were open then.
/// </summary>
internal sealed class YearReplay : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly Dictionary<Guid, DateOnly?> _open = [];

    private YearReplay(TestDatabase database) => _database = database;

    public DatabaseAddress Address => _database.Address;

    public static async Task<YearReplay> CreateAsync(DatabaseKind kind, SimulatedYear year)
    {
        var replay = new YearReplay(await TestDatabase.CreateAsync(kind));
        await using var from = year.Open();
        await using var to = replay.Open();
        await CopyAsync(to, from.Bureaus);
        await CopyAsync(to, from.Divisions);
        await CopyAsync(to, from.Sessions);
        await CopyAsync(to, from.Roles);
        await CopyAsync(to, from.Users);
        await CopyAsync(to, from.UserRoles);
        await CopyAsync(to, from.Substitutions);
        await CopyAsync(to, from.Suggestions);
        await CopyAsync(to, from.Cases);
        return replay;
    }

    public ReplyFlowDb Open() => _database.Open();

    /// <summary>Opens, closes and moves work items so that they stand as on a morning.</summary>
    public async Task BecomeAsync(IReadOnlyList<YearItem> waiting)
    {
        await using var db = Open();
        var now = waiting.ToDictionary(w => w.Id);
        var gone = _open.Keys.Where(id => !now.ContainsKey(id)).ToList();
        await db.WorkItems.Where(w => gone.Contains(w.Id)).ExecuteUpdateAsync(s => s.SetProperty(w => w.Status, WorkItemStatus.Decided));
        gone.ForEach(id => _open.Remove(id));
        foreach (var item in waiting)
        {
            var due = item.DueOn ?? item.CaseDueOn;
            if (!_open.TryGetValue(item.Id, out var before))
                db.Add(Row(item, due));
            else if (before != due)
                await db.WorkItems.Where(w => w.Id == item.Id).ExecuteUpdateAsync(s => s.SetProperty(w => w.Due.On, due));
            _open[item.Id] = due;
        }
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static WorkItem Row(YearItem item, DateOnly? due) => new()
    {
        Id = item.Id,
        CaseId = item.CaseId,
        Step = item.Step,
        Title = item.Step,
        Kind = item.Kind,
        Visit = item.Visit,
        BureauId = item.BureauId,
        Role = item.Role,
        DivisionId = item.DivisionId,
        AssigneeId = item.AssigneeId,
        OpenedAt = SimulatedYear.At(item.Opened, 9),
        Due = DueDates.On(due),
    };

    private static async Task CopyAsync<T>(ReplyFlowDb to, IQueryable<T> rows)
        where T : class
    {
        to.AddRange(await rows.AsNoTracking().ToListAsync());
        await to.SaveChangesAsync();
        to.ChangeTracker.Clear();
    }
}
