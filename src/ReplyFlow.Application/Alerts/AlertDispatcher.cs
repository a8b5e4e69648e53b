using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Alerts.Channels;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Alerts;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Alerts;

/// <summary>
/// Sends alerts that are due, apart from mail, which never waits for them: takes rows by a conditional update, sends outside any
/// transaction, writes the result down. A crash in between leaves them held until the lease runs out; then they are sent again under the
/// same numbers.
/// </summary>
public sealed class AlertDispatcher(
    IServiceScopeFactory scopes, IEnumerable<AlertChannel> channels, AlertOptions options, TimeProvider time, ILogger<AlertDispatcher> log)
{
    private const string Fault = "程序出错，没有发出，详见系统日志。";

    /// <summary>How long rows are held: well beyond the longest sending.</summary>
    public TimeSpan Lease => TimeSpan.FromSeconds(options.TimeoutSeconds) * 3 + TimeSpan.FromMinutes(1);

    /// <summary>Sends everything that is due now; returns when nothing is.</summary>
    /// <param name="ct">Asks to stop: what is on its way is finished and recorded.</param>
    /// <returns>Attempts made.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var lanes = Enumerable.Range(0, Math.Max(1, options.Lanes)).Select(_ => LaneAsync(ct)).ToArray();
        return (await Task.WhenAll(lanes)).Sum();
    }

    private async Task<int> LaneAsync(CancellationToken ct)
    {
        for (var sent = 0; ; sent++)
            if (ct.IsCancellationRequested || !await RunOneAsync(ct))
                return sent;
    }

    private async Task<bool> RunOneAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReplyFlowDb>();
        var now = time.UtcNowMicroseconds();
        IReadOnlyList<Alert> rows;
        try
        {
            rows = await AlertClaims.ClaimAsync(db, now, now + Lease, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return false;
        }
        if (rows.Count == 0)
            return false;
        // From here on the attempt is finished and recorded even when asked to stop; the channel's timeout bounds it.
        var (news, told) = await NewsAsync(db, rows);
        var result = told.Count == 0 ? AlertResult.Accepted : await SendAsync(rows[0], news);
        await scope.ServiceProvider.GetRequiredService<UnitRunner>().RunAsync(
            null, unit => RecordAsync(unit, rows, told, result), CancellationToken.None);
        if (result.Outcome != AlertOutcome.Accepted)
            log.LogWarning("Alert {Alert} of {Count}, attempt {Attempt}: {Outcome}: {Words}",
                rows[0].Id, rows.Count, rows[0].Attempts, result.Outcome, result.Words);
        return true;
    }

    private async Task<AlertResult> SendAsync(Alert row, AlertNews news)
    {
        if (row.Attempts > options.MaxAttempts)
            return new AlertResult(AlertOutcome.Permanent, $"已尝试 {options.MaxAttempts} 次，最后一次没有留下结果。");
        if (channels.FirstOrDefault(c => c.Carries(row)) is not { } channel)
            return new AlertResult(AlertOutcome.Permanent, "这种提醒方式已经停用。");
        try
        {
            return await channel.SendAsync(news, CancellationToken.None);
        }
        catch (Exception e)
        {
            // One alert must not hold up the others.
            log.LogError(e, "Alert {Alert}: the channel failed", row.Id);
            return new AlertResult(AlertOutcome.Temporary, Fault);
        }
    }

    /// <summary>What there is still to tell: of an item that was decided meanwhile nobody needs to hear.</summary>
    private static async Task<(AlertNews News, IReadOnlySet<Guid> Told)> NewsAsync(ReplyFlowDb db, IReadOnlyList<Alert> rows)
    {
        var events = rows.Select(r => r.EventId).ToList();
        var open = await (
            from d in DueItem.Of(db.WorkItems.Where(w => w.Status == WorkItemStatus.Open))
            join e in db.AlertEvents on d.Item.Id equals e.WorkItemId
            where events.Contains(e.Id)
            select new { EventId = e.Id, e.Kind, d.Item.Step, ItemId = d.Item.Id, d.Item.CaseId, d.Due }).ToListAsync();
        var person = rows[0].PersonId;
        var recipient = await db.Users.Where(u => u.Id == person && u.IsActive)
            .Select(u => db.AlertChoices.Where(c => c.PersonId == u.Id && c.ExternalId != "").Select(c => c.ExternalId).FirstOrDefault() ?? u.UserName)
            .FirstOrDefaultAsync();
        var lines = (from r in rows
                     join o in open on r.EventId equals o.EventId
                     where recipient is not null
                     orderby r.Id
                     select new AlertLine(r.Id, o.Kind, o.Step, o.ItemId, o.CaseId, o.Due)).ToList();
        return (new AlertNews(person, rows[0].BrowserId, recipient ?? "", lines), lines.Select(l => l.Id).ToHashSet());
    }

    private async Task RecordAsync(Unit unit, IReadOnlyList<Alert> claimed, IReadOnlySet<Guid> told, AlertResult result)
    {
        var (ids, hold) = (claimed.Select(a => a.Id).ToList(), claimed[0].LeasedUntil);
        // What has left has left, even when another worker took the rows meanwhile.
        var isDone = result.Outcome == AlertOutcome.Accepted;
        foreach (var row in await unit.Db.Alerts
            .Where(a => ids.Contains(a.Id) && a.Status == AlertStatus.Queued && (isDone || a.LeasedUntil == hold)).ToListAsync())
            if (!told.Contains(row.Id))
                row.Drop(unit.Now);
            else if (isDone)
                row.Accept(unit.Now);
            else if (result.Outcome == AlertOutcome.Permanent || row.Attempts >= options.MaxAttempts)
                row.Fail(result.Words, unit.Now);
            else
                row.Defer(result.Words, unit.Now + Whole(RetryLadder.After(row.Attempts, Random.Shared)));
    }

    private static TimeSpan Whole(TimeSpan span) => new(span.Ticks - span.Ticks % 10);
}
