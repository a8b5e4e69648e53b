using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Deputies;

/// <summary>
/// 作废: an address that the bureau sent to is not the deputy's. Its links end at once, the answers by them count nowhere any more, what went
/// there goes to the register's address, and the cases go where they stand without those answers.
/// </summary>
public sealed class VoidAnswers(VoidMove move)
{
    /// <summary>What is said where nothing is to be decided.</summary>
    internal const string Decided = "这个邮箱不用确认：没有改过，或者代联工委已经核实过。";

    /// <summary>Gives addresses of a deputy up, in every case of theirs.</summary>
    /// <param name="unit">The transaction of somebody of the liaison body; it locks the cases.</param>
    /// <param name="deputy">The deputy, with the right address or none.</param>
    /// <param name="addresses">Addresses that wait to be decided about, or were confirmed by mistake.</param>
    /// <param name="ground">Whom it asked, when and how.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="takesBack">Whether they need not wait any more: they were confirmed by mistake.</param>
    /// <param name="replaced">One of them that nobody had doubted, or that was confirmed, until 代联工委 replaced it in the register; null for none.</param>
    /// <exception cref="InvalidInputException">One of them was rejected before, or a mail to one is being sent at this very moment.</exception>
    internal async Task<RejectedAddress> RunAsync(
        Unit unit, Deputy deputy, IReadOnlyList<string> addresses, AddressGround ground, CancellationToken ct, bool takesBack = false,
        string? replaced = null)
    {
        await LockAsync(unit, deputy.Id, ct);
        // Somebody else may have decided while the locks were waited for.
        var doubted = await unit.Db.DoubtedAddressesAsync(deputy.Id, ct);
        if (!addresses.All(a => takesBack ? doubted.MayReject(deputy.Id, a) : doubted.Waiting.Contains((deputy.Id, a)) || a == replaced))
            throw new InvalidInputException("", Decided);
        var answers = new List<Feedback>();
        foreach (var address in addresses)
            answers.AddRange(await RejectAsync(unit, deputy, address, ground, ct));
        var sent = await CorrectedAddress.SendElsewhereAsync(unit, deputy, addresses, ct);
        await unit.Db.SaveChangesAsync(ct);
        await MoveAsync(unit, answers, ct);
        return new(sent, answers.Count);
    }

    /// <summary>The cases go where they stand without void answers.</summary>
    internal async Task MoveAsync(Unit unit, IReadOnlyList<Feedback> answers, CancellationToken ct)
    {
        foreach (var answer in answers)
        {
            var c = await unit.Db.LoadCaseAsync(answer.CaseId, ct);
            if (answer.IsSetAside)
                continue;
            if (answer.SupersededAt is null)
                await move.RunAsync(unit, c, answer, await RestoreAsync(unit, answer, ct), ct);
            else if (await unit.Db.Feedback.Counting().FirstOrDefaultAsync(
                f => f.LetterId == answer.LetterId && f.DeputyId == answer.DeputyId && f.At >= answer.SupersededAt, ct) is { } instead)
                await move.StopAsync(unit, c, answer, instead, ct);
        }
    }

    /// <summary>What went last to addresses about which nothing is decided goes to the register's; they wait on, and so do the answers from there.</summary>
    /// <returns>Letters and notices that go out again.</returns>
    internal static async Task<int> SendElsewhereAsync(Unit unit, Deputy deputy, IReadOnlyList<string> addresses, CancellationToken ct)
    {
        await LockAsync(unit, deputy.Id, ct);
        return await CorrectedAddress.SendElsewhereAsync(unit, deputy, addresses, ct);
    }

    /// <summary>Locks every case of a deputy.</summary>
    internal static async Task LockAsync(Unit unit, Guid deputyId, CancellationToken ct) =>
        await unit.Db.LockCasesAsync(await unit.Db.Outbox.Where(m => m.DeputyId == deputyId && m.CaseId != null)
            .Select(m => m.CaseId!.Value).Distinct().ToListAsync(ct), ct);

    private static async Task<IReadOnlyList<Feedback>> RejectAsync(
        Unit unit, Deputy deputy, string address, AddressGround ground, CancellationToken ct)
    {
        var doubted = await unit.Db.DoubtedAddressesAsync(deputy.Id, ct);
        var links = (await unit.Db.PersonalLinks.Where(l => l.DeputyId == deputy.Id && l.Address == address).OrderBy(l => l.Id).ToListAsync(ct))
            .Where(doubted.WouldReject).ToList();
        var notices = await unit.Db.NoticeLinks.Where(l => l.DeputyId == deputy.Id && l.Address == address).OrderBy(l => l.Id).ToListAsync(ct);
        var since = (await unit.Db.ChangedAsync(deputy.Id, address, ct))?.At;
        // Earlier programs sent notices there without putting it on the ladder.
        var ending = links.Concat<DeputyLink>(notices.Where(l => doubted.WouldReject(l) || l.IssuedAt >= since)).Where(l => l.RevokedAt is null).ToList();
        ending.ForEach(l => l.Revoke(unit.Now));
        var changed = (await unit.Db.AddressDecisionsAsync(deputy.Id, address, ct)).LastOrDefault(e => e.Kind == EvidenceKind.AddressChanged);
        var message = changed is not null ? await unit.Db.Outbox.AsNoTracking().FirstAsync(m => m.Id == changed.MessageId, ct)
            : await unit.Db.Outbox.AsNoTracking().Where(m => m.DeputyId == deputy.Id && m.Address == address && m.CaseId != null)
                .OrderByDescending(m => m.Id).FirstAsync(ct);
        var row = unit.AddEvidence(message, EvidenceKind.AddressRejected, address, ground);
        unit.Record(
            new AddressRejected(row.Id, message.Id, address, row.Sha256(), [.. ending.Select(l => l.Id)], GroundText.Of(row)), message.CaseId,
            $"代联工委核实，{message.RecipientName}的一个邮箱不是代表的，发到那里的链接停用");
        await unit.Db.SaveChangesAsync(ct);
        var ids = links.Select(l => l.Id).ToList();
        var answers = await unit.Db.Feedback.Where(f => f.LinkId != null && ids.Contains(f.LinkId.Value) && f.VoidedAt == null)
            .OrderBy(f => f.At).ThenBy(f => f.Id).ToListAsync(ct);
        await VoidAsync(unit, deputy, answers, row, "该邮箱不是代表的邮箱", ct);
        return answers;
    }

    /// <summary>Marks answers as void, with the evidence by which they are.</summary>
    internal static async Task VoidAsync(Unit unit, Deputy deputy, IReadOnlyList<Feedback> answers, DeliveryEvidence row, string why, CancellationToken ct)
    {
        foreach (var answer in answers)
        {
            answer.Void(row.Id, unit.Now);
            unit.Record(
                new AnswerVoided(answer.Id, answer.LetterId, answer.DeputyId, row.Id, unit.Now, answer.Sha256()), answer.CaseId,
                $"{deputy.Name}代表的答复“{AnswerWords.Of(answer.Level)}”作废：{why}");
        }
        await unit.Db.SaveChangesAsync(ct);
    }

    /// <summary>The answer in whose place the void one stood counts again; null where there is none.</summary>
    private static async Task<Feedback?> RestoreAsync(Unit unit, Feedback answer, CancellationToken ct)
    {
        var all = await unit.Db.Feedback.Where(f => f.LetterId == answer.LetterId && f.DeputyId == answer.DeputyId).ToListAsync(ct);
        var unconfirmed = await unit.Db.UnconfirmedLinksAsync(answer.DeputyId, ct);
        (Feedback Answer, AnswerSource Source)? last = null;
        // Those whose place a void one took, and those that were set aside for one: of them that counts which would have, had it never come.
        foreach (var free in all.Where(f => f.VoidedAt is null && all.Exists(v => v.VoidedAt is not null && v.At == f.SupersededAt))
            .OrderBy(f => f.At).ThenBy(f => f.Id))
            if ((await unit.Db.SourceAsync(free, unconfirmed, ct))! is var source && last?.Source.YieldsTo(source) != false)
                last = (free, source);
        if (last is not var (again, _))
            return null;
        again.CountAgain(all.First(f => f.VoidedAt is not null && f.At == again.SupersededAt));
        await unit.Db.SaveChangesAsync(ct);
        return again;
    }
}
