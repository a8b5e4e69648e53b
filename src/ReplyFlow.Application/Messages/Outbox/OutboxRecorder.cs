using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Messages.Outbox;

/// <summary>Writes down what came of an attempt, with its line in the audit trail, in one transaction.</summary>
internal static class OutboxRecorder
{
    /// <summary>The transport took it over. Holds even when another worker took the row meanwhile: the message has left.</summary>
    public static async Task SentAsync(Unit unit, OutboxLetter letter, MailResult result, CancellationToken ct)
    {
        if (await LockAsync(unit, letter.Row, anyHold: true, ct) is not { } row)
            return;
        row.Accept(unit.Now);
        unit.Record(
            new MessageSent(row.Id, row.Address, row.Attempts, letter.Mail.MessageId, result.ToFolder, result.Words, row.Sha256()), row.CaseId,
            $"{What(row)}：邮件已发出", bySystem: true);
    }

    /// <summary>It may succeed later; after too many attempts it goes to the office.</summary>
    public static async Task DeferAsync(Unit unit, OutboxMessage claimed, string words, int maxAttempts, Random random, CancellationToken ct)
    {
        if (await LockAsync(unit, claimed, anyHold: false, ct) is not { } row)
            return;
        if (row.Attempts >= maxAttempts)
        {
            await ParkRowAsync(unit, row, attempted: true, $"连续 {row.Attempts} 次未能送达，最后一次：{words}", ct);
            return;
        }
        row.Defer(words, unit.Now + Microseconds(RetryLadder.After(row.Attempts, random)));
        unit.Record(
            new MessageDeferred(row.Id, row.Address, row.Attempts, row.NextAttemptAt, words), row.CaseId,
            $"{What(row)}：第 {row.Attempts} 次未成功，稍后重试", bySystem: true);
    }

    /// <summary>It will never succeed as it is.</summary>
    public static async Task ParkAsync(Unit unit, OutboxMessage claimed, string words, bool attempted, CancellationToken ct)
    {
        if (await LockAsync(unit, claimed, anyHold: false, ct) is not { } row)
            return;
        await ParkRowAsync(unit, row, attempted, words, ct);
    }

    private static async Task ParkRowAsync(Unit unit, OutboxMessage row, bool attempted, string words, CancellationToken ct)
    {
        // It may repeat an address, and an old row's may be anything.
        words = OutsideText.Clean(words, oneLine: true);
        row.Park(words, attempted);
        if (row.CaseId is not null)
            await DeliveryItem.OpenAsync(unit, row, ct);
        unit.Record(
            new MessageParked(row.Id, row.Address, row.Attempts, words), row.CaseId,
            $"{What(row)}：未能送达{(row.CaseId is null ? "" : "，已转办公室处理")}", bySystem: true);
    }

    /// <summary>The row, locked by its case, when it is still ours to write; null when somebody else decided about it meanwhile.</summary>
    private static async Task<OutboxMessage?> LockAsync(Unit unit, OutboxMessage claimed, bool anyHold, CancellationToken ct)
    {
        if (claimed.CaseId is { } caseId)
            await unit.Db.LockCaseAsync(caseId, ct);
        var hold = claimed.LeasedUntil;
        return await unit.Db.Outbox.FirstOrDefaultAsync(
            m => m.Id == claimed.Id && m.Status == MessageStatus.Queued && (anyHold || m.LeasedUntil == hold), ct);
    }

    /// <summary>What a message is for and to whom, as its events begin.</summary>
    internal static string What(OutboxMessage row) => row.RecipientKind switch
    {
        RecipientKind.Deputy => "送达",
        RecipientKind.Copy => "抄送",
        _ => "发给",
    } + row.RecipientName;

    private static TimeSpan Microseconds(TimeSpan span) => new(span.Ticks - span.Ticks % 10);
}
