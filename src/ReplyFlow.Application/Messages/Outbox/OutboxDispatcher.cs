using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Messages.Outbox;

/// <summary>
/// Sends what is due: takes a row by a conditional update, sends outside any transaction, writes the result down.
/// A crash in between leaves the row held until its lease runs out; then it is sent again with the same Message-ID.
/// </summary>
public sealed class OutboxDispatcher(
    IServiceScopeFactory scopes, IMailTransport transport, MailOptions mail, TimeProvider time, OutboxOptions options, ILogger<OutboxDispatcher> log)
{
    private const string Unrecorded = "程序出错，这次发送的结果没有登记下来，详见系统日志。";

    /// <summary>How long a row is held: well beyond the longest sending, so that no two workers send it at the same time.</summary>
    public TimeSpan Lease => transport.Timeout * 3 + TimeSpan.FromMinutes(1);

    /// <summary>Sends everything that is due now, several side by side; returns when nothing is.</summary>
    /// <param name="ct">Asks to stop: messages on their way are finished and recorded, no more are taken.</param>
    /// <returns>Attempts made.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var lanes = Enumerable.Range(0, Math.Max(1, options.Lanes)).Select(_ => LaneAsync(ct)).ToArray();
        var sent = (await Task.WhenAll(lanes)).Sum();
        if (sent > 0)
            await SettleAsync();
        return sent;
    }

    /// <summary>What was recorded last need not wait for the next mail.</summary>
    private async Task SettleAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var ahead = await scope.ServiceProvider.GetRequiredService<ReplyFlowDb>().CommitAheadAsync(CancellationToken.None);
        await ahead.SettledAsync();
    }

    private async Task<int> LaneAsync(CancellationToken ct)
    {
        await using var connection = transport.Open();
        for (var sent = 0; ; sent++)
            if (ct.IsCancellationRequested || !await RunOneAsync(connection, ct))
                return sent;
    }

    /// <summary>Takes and sends one message.</summary>
    /// <returns>False when nothing was due.</returns>
    private async Task<bool> RunOneAsync(IMailConnection connection, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReplyFlowDb>();
        var units = scope.ServiceProvider.GetRequiredService<UnitRunner>();
        var now = time.UtcNowMicroseconds();
        var until = now + Lease;
        // Claims, links and results wait for the disk together: before a mail leaves, and when none is left.
        await using var ahead = await db.CommitAheadAsync(CancellationToken.None);
        Guid? id;
        try
        {
            id = await OutboxClaims.ClaimAsync(db, now, until, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return false;
        }
        if (id is null)
            return false;
        // From here on the attempt is finished and recorded even when asked to stop; the transport's timeout bounds it.
        var row = await db.Outbox.AsNoTracking().FirstAsync(m => m.Id == id, CancellationToken.None);
        try
        {
            await AttemptAsync(connection, db, units, scope.ServiceProvider.GetService<MailEnclosure>(), row, ahead);
        }
        catch (Exception e)
        {
            // One message must not hold up the others, nor be tried for ever because what came of it cannot be written down.
            log.LogError(e, "Message {Message}, attempt {Attempt}: it could not be carried through or recorded", row.Id, row.Attempts);
            await using var fresh = scopes.CreateAsyncScope();
            await DeferAsync(fresh.ServiceProvider.GetRequiredService<UnitRunner>(), row, Unrecorded);
        }
        return true;
    }

    private async Task AttemptAsync(
        IMailConnection connection, ReplyFlowDb db, UnitRunner units, MailEnclosure? enclosure, OutboxMessage row, CommitsAhead ahead)
    {
        if (row.Attempts > options.MaxAttempts)
        {
            await ParkAsync(units, row, $"已尝试 {options.MaxAttempts} 次，最后一次没有留下结果。");
            return;
        }
        var letter = await OutboxLetter.LoadAsync(db, row, mail.MessageIdDomain, enclosure, CancellationToken.None);
        if (letter.Problem is { } problem)
        {
            await ParkAsync(units, row, problem);
            return;
        }
        // A link that the deputy has must not be gone after a power cut.
        await ahead.SettledAsync();
        await SendAsync(connection, units, letter);
    }

    private async Task ParkAsync(UnitRunner units, OutboxMessage row, string problem)
    {
        await units.RunAsync(null, unit => OutboxRecorder.ParkAsync(unit, row, problem, attempted: false, CancellationToken.None), CancellationToken.None);
        log.LogWarning("Message {Message} of case {Case} parked unsent: {Problem}", row.Id, row.CaseId, problem);
    }

    private Task DeferAsync(UnitRunner units, OutboxMessage row, string words) => units.RunAsync(
        null, unit => OutboxRecorder.DeferAsync(unit, row, words, options.MaxAttempts, Random.Shared, CancellationToken.None), CancellationToken.None);

    private async Task SendAsync(IMailConnection connection, UnitRunner units, OutboxLetter letter)
    {
        var result = await HandOverAsync(connection, letter);
        await units.RunAsync(null, unit => result.Outcome switch
        {
            MailOutcome.Accepted => OutboxRecorder.SentAsync(unit, letter, result, CancellationToken.None),
            MailOutcome.Permanent => OutboxRecorder.ParkAsync(unit, letter.Row, result.Words, attempted: true, CancellationToken.None),
            _ => OutboxRecorder.DeferAsync(unit, letter.Row, result.Words, options.MaxAttempts, Random.Shared, CancellationToken.None),
        }, CancellationToken.None);
        var level = result.Outcome == MailOutcome.Accepted ? LogLevel.Information : LogLevel.Warning;
        log.Log(level, "Message {Message} of case {Case}, attempt {Attempt}: {Outcome}: {Words}",
            letter.Row.Id, letter.CaseNumber, letter.Row.Attempts, result.Outcome, result.Words);
    }

    /// <summary>A fault of the transport's program is treated as temporary: the message must not be lost to it.</summary>
    private async Task<MailResult> HandOverAsync(IMailConnection connection, OutboxLetter letter)
    {
        try
        {
            return await connection.SendAsync(letter.Mail, CancellationToken.None);
        }
        catch (Exception e)
        {
            // Not the exception itself: what a server said may stand in it, and so the deputy's link.
            log.LogError("Message {Message} of case {Case}: the transport failed: {Error}", letter.Row.Id, letter.CaseNumber, LinkMask.Hide($"{e}"));
            return MailResult.Temporary($"发送程序出错：{e.Message}");
        }
    }
}
