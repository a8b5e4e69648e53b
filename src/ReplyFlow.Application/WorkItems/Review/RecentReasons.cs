using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Application.WorkItems.Review;

/// <summary>
/// The words with which a person last sent something back, to be chosen again. Most decisions are without words, so many are looked through, but
/// each only once: what was found is kept, and later only what the person decided since is read.
/// </summary>
public sealed class RecentReasons
{
    private const int MostReasons = 3;

    /// <summary>How many of a person's last decisions are looked through.</summary>
    private const int MostLooked = 300;

    /// <summary>How many people's are kept; then reading begins anew.</summary>
    private const int MostPeople = 2_000;

    /// <summary>A decision may be stored a little after a later one: so much is read again.</summary>
    private static readonly TimeSpan ReadAgain = TimeSpan.FromMinutes(1);

    private static readonly PreparedQuery<Func<ReplyFlowDb, Guid, DateTimeOffset, IAsyncEnumerable<Said>>> Since =
        new(() => EF.CompileAsyncQuery((ReplyFlowDb db, Guid person, DateTimeOffset since) => db.WorkItems.AsNoTracking()
            .Where(w => w.DecidedById == person && w.ClosedAt > since).OrderByDescending(w => w.ClosedAt).Take(MostLooked)
            .Select(w => new Said(w.ClosedAt!.Value, w.Outcome, w.OutcomesJson, w.Comment))));

    private readonly ConcurrentDictionary<Guid, Kept> _kept = [];

    /// <summary>The last few of a person's own, the newest first.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(ReplyFlowDb db, Guid person, CancellationToken ct)
    {
        var before = _kept.GetValueOrDefault(person) ?? Kept.Nothing;
        var said = await Since.Of(db)(db, person, before.Until).ToListAsync(ct);
        if (said.Count == 0)
            return before.Reasons;
        // A definition names its outcomes as it likes: which of them go back is kept with the item.
        var reasons = said.Where(s => s.Comment.Length > 0 && WorkItemOutcomes.GoesBack(s.OutcomesJson, s.Outcome)).Select(s => s.Comment)
            .Concat(before.Reasons).Distinct().Take(MostReasons).ToList();
        if (_kept.Count > MostPeople)
            _kept.Clear();
        _kept[person] = new Kept(said[0].At - ReadAgain, reasons);
        return reasons;
    }

    private sealed record Kept(DateTimeOffset Until, IReadOnlyList<string> Reasons)
    {
        public static readonly Kept Nothing = new(DateTimeOffset.MinValue, []);
    }

    private sealed record Said(DateTimeOffset At, string Outcome, string OutcomesJson, string Comment);
}
