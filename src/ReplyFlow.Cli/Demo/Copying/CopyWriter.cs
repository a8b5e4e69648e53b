using ReplyFlow.Application.Letters;
using ReplyFlow.Cli.Demo.Recording;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Audit;

namespace ReplyFlow.Cli.Demo.Copying;

/// <summary>
/// Writes copies, many in one transaction, and the audit trail of all of them in the order in which it happened. Holds no more than some
/// copies' rows; of those whose history goes on, what is different in them.
/// </summary>
internal sealed class CopyWriter(DatabaseAddress address, LetterRenderer renderer)
{
    private const int Batch = 100;
    private const int Lines = 2_000;

    private readonly PriorityQueue<(CaseCopy Copy, int Next), (DateTimeOffset At, long Order)> _history = new();
    private readonly HashSet<string> _files = [];
    private long _order;

    /// <summary>Writes a session's copies, which are in the order of their beginning.</summary>
    public async Task WriteAsync(IReadOnlyList<CaseCopy> copies, Action<int> written, CancellationToken ct)
    {
        var batches = copies.Chunk(Batch).ToList();
        var next = MakeAsync(batches[0], ct);
        for (var i = 0; i < batches.Count; i++)
        {
            var rows = await next;
            // The next ones are painted while these are written.
            next = i + 1 < batches.Count ? MakeAsync(batches[i + 1], ct) : Task.FromResult<IReadOnlyList<(Type, List<object?[]>)>>([]);
            await WriteAsync(rows, ct);
            foreach (var copy in batches[i])
                Queue(copy, 0);
            await WriteHistoryAsync(i + 1 < batches.Count ? batches[i + 1][0].Began : DateTimeOffset.MaxValue, ct);
            written(batches[i].Length);
        }
    }

    private Task<IReadOnlyList<(Type Type, List<object?[]> Rows)>> MakeAsync(CaseCopy[] copies, CancellationToken ct) =>
        Task.Run(() => CopyRows.Of(copies, renderer, ct), ct);

    private Task WriteAsync(IReadOnlyList<(Type Type, List<object?[]> Rows)> tables, CancellationToken ct) => InTransactionAsync(async db =>
    {
        foreach (var (type, rows) in tables)
            // A file's pieces are kept once, however many cases have it.
            await db.AppendAsync(type, type == typeof(AttachmentChunk) ? [.. rows.Where(r => _files.Add($"{r[0]} {r[1]}"))] : rows, ct);
    }, ct);

    /// <summary>The lines of the audit trail before an instant, chained as the product chains them.</summary>
    private async Task WriteHistoryAsync(DateTimeOffset before, CancellationToken ct)
    {
        while (Events(before).Take(Lines).ToList() is { Count: > 0 } events)
            await InTransactionAsync(async db =>
            {
                var (seq, hash) = await db.LockChainEndAsync(ct);
                foreach (var e in events)
                {
                    e.Seq = ++seq;
                    e.PreviousHash = hash;
                    e.Hash = hash = e.ComputeHash(hash);
                }
                await db.AppendAsync(events, ct);
            }, ct);
    }

    private IEnumerable<AuditEvent> Events(DateTimeOffset before)
    {
        while (_history.TryPeek(out var next, out var when) && when.At < before)
        {
            _history.Dequeue();
            var (copy, recorded) = (next.Copy, next.Copy.Of.Events[next.Next]);
            Queue(copy, next.Next + 1);
            yield return new AuditEvent
            {
                At = when.At,
                ActorId = (Guid?)recorded.ActorId(copy),
                ActorName = recorded.ActorName(copy),
                CaseId = (Guid?)copy.Of.CaseId(copy),
                Kind = recorded.Kind,
                Summary = recorded.Summary(copy),
                Data = recorded.Data(copy),
            };
        }
    }

    /// <summary>What happened at the same instant stays in its order.</summary>
    private void Queue(CaseCopy copy, int next)
    {
        if (next < copy.Of.Events.Count)
            _history.Enqueue((copy, next), (copy.Of.Events[next].At + copy.Shift, _order++));
    }

    private async Task InTransactionAsync(Func<ReplyFlowDb, Task> work, CancellationToken ct)
    {
        await using var db = address.Open();
        using var turn = await db.TakeTurnAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await work(db);
        await transaction.CommitAsync(ct);
    }
}
