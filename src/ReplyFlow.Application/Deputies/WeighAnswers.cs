using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.Deputies;

/// <summary>
/// 代联工委 confirmed an address: an answer by a link there, that was set aside while nobody knew whose it was, counts as it would have, had it been
/// known when it came.
/// </summary>
public sealed class WeighAnswers(AnswerMove move)
{
    /// <summary>Weighs the answers from an address anew and moves their cases.</summary>
    /// <param name="unit">The transaction; the deputy's cases are locked.</param>
    /// <param name="deputyId">The deputy.</param>
    /// <param name="address">The address, which no longer waits.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task RunAsync(Unit unit, Guid deputyId, string address, CancellationToken ct)
    {
        await unit.Db.SaveChangesAsync(ct);
        foreach (var (answer, standing) in await ToCountAsync(unit.Db, deputyId, address, ct))
            await CountAsync(unit, answer, standing, ct);
    }

    /// <summary>
    /// The answers from an address that come to count once it is no longer in doubt, and those that count until then; one a letter. What has been
    /// settled since stays so (<see cref="AnswerSource.IsSettledBy"/>).
    /// </summary>
    internal static async Task<IReadOnlyList<(Feedback Answer, Feedback Standing)>> ToCountAsync(
        ReplyFlowDb db, Guid deputyId, string address, CancellationToken ct)
    {
        var links = await db.PersonalLinks.Where(l => l.DeputyId == deputyId && l.Address == address).Select(l => l.Id).ToListAsync(ct);
        var unconfirmed = (await db.UnconfirmedLinksAsync(deputyId, ct)).Except(links).ToHashSet();
        var aside = await db.Feedback.Where(f => f.DeputyId == deputyId && f.VoidedAt == null && f.SupersededAt < f.At
            && f.LinkId != null && links.Contains(f.LinkId.Value)).OrderBy(f => f.At).ThenBy(f => f.Id).ToListAsync(ct);
        var found = new List<(Feedback, Feedback)>();
        foreach (var answer in aside.GroupBy(f => f.LetterId).Select(of => of.Last()))
            if (await db.Feedback.Counting().FirstOrDefaultAsync(f => f.LetterId == answer.LetterId && f.DeputyId == deputyId, ct) is { } standing
                && await db.IsConflictAsync(answer, standing, unconfirmed, ct)
                && (await db.SourceAsync(standing, unconfirmed, ct))!.YieldsTo((await db.SourceAsync(answer, unconfirmed, ct))!))
                found.Add((answer, standing));
        return found;
    }

    private async Task CountAsync(Unit unit, Feedback answer, Feedback standing, CancellationToken ct)
    {
        var unconfirmed = await unit.Db.UnconfirmedLinksAsync(answer.DeputyId, ct);
        var (before, source) = ((await unit.Db.SourceAsync(standing, unconfirmed, ct))!, (await unit.Db.SourceAsync(answer, unconfirmed, ct))!);
        // Of a deputy's answers about a letter one counts at a time.
        standing.SupersedeBy(answer, before, source);
        await unit.Db.SaveChangesAsync(ct);
        answer.CountInstead(standing);
        var c = await unit.Db.LoadCaseAsync(answer.CaseId, ct);
        var name = c.Suggestion!.Deputies.FirstOrDefault(d => d.DeputyId == answer.DeputyId)?.Deputy?.Name;
        unit.Record(
            new AnswerWeighed(answer.Id, standing.Id), c.Id,
            $"{name}代表的邮箱已经确认，由它来的答复“{AnswerWords.Of(answer.Level)}”计入，以前的“{AnswerWords.Of(standing.Level)}”不再计入");
        await unit.Db.SaveChangesAsync(ct);
        if ((await unit.Db.NewestLettersAsync(c.Id, ct))[answer.DeputyId] is not { } letter || letter.Id != answer.LetterId)
            return;
        var items = await unit.Db.AnswerItems(c.Id, answer.DeputyId, letter.IssuedAt).ToListAsync(ct);
        await move.RunAsync(unit, c, items, answer, standing, ct, by: LinkReading.ActorOf(answer.LinkId!.Value, c.LeadBureauId!.Value));
    }
}
