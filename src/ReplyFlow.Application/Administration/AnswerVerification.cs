using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Data;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.Administration;

/// <summary>
/// Who is judged never writes the judgement in the judge's name: a deputy's own answer came by a link that was made for them, every answer is
/// word for word what was recorded, none is gone, and of a deputy's answers the one counts that may.
/// </summary>
internal static class AnswerVerification
{
    /// <summary>Finds answers that nobody gave, or gave otherwise.</summary>
    public static async Task<IReadOnlyList<(string Subject, string Message)>> RunAsync(ReplyFlowDb db, DeputyFacts facts, CancellationToken ct)
    {
        var numbers = await db.Letters.Select(l => new { l.Id, l.DocumentNumber!.Text }).ToDictionaryAsync(l => l.Id, l => l.Text, ct);
        var answers = await db.Feedback.AsNoTracking().ToListAsync(ct);
        var doubted = await db.DoubtedAddressesAsync(null, ct);
        var used = answers.Select(f => f.LinkId).OfType<Guid>().ToHashSet();
        var links = (await db.PersonalLinks.AsNoTracking().ToListAsync(ct)).Where(l => used.Contains(l.Id)).ToDictionary(l => l.Id);
        var rejected = links.Values.Where(l => doubted.Reject(l) || facts.RejectedPaper.ContainsKey(l.Id)).Select(l => l.Id).ToHashSet();
        var scans = (await db.Attachments.Where(a => a.Subject == AttachmentSubject.Answer && a.StruckAt == null).Select(a => a.SubjectId).Distinct()
            .ToListAsync(ct)).ToHashSet();
        return
        [
            .. from f in answers
               let fault = Fault(f, facts)
               where fault is not null
               select (numbers.GetValueOrDefault(f.LetterId, ""), $"反馈 {f.Id} {fault}"),
            .. from f in answers
               where f.VoidedAt is null && facts.Scanned.Contains(f.Id) && !scans.Contains(f.Id)
               select (numbers.GetValueOrDefault(f.LetterId, ""), $"反馈 {f.Id} 是从纸质征询意见表代录的，却没有有效的扫描件"),
            .. from id in facts.Answered.Keys.Concat(facts.Entered.Keys).Except(answers.Select(f => f.Id))
               select ("", $"经过中记录了反馈 {id}，反馈却不在了"),
            .. from f in answers
               let fault = VoidFault(f, facts, rejected)
               where fault is not null
               select (numbers.GetValueOrDefault(f.LetterId, ""), $"反馈 {f.Id} {fault}"),
            .. from id in facts.Voided.Keys.Except(answers.Select(f => f.Id)) select ("", $"经过中记录了反馈 {id} 作废，反馈却不在了"),
            .. from same in answers.GroupBy(f => (f.LetterId, f.DeputyId))
               from f in same
               where f.SupersededAt is { } at && (IsSetAside(f, facts) ? !same.Any(s => s.At == at && s.Id.CompareTo(f.Id) < 0)
                   : !same.Any(l => l.At == at && (l.Id.CompareTo(f.Id) > 0 || facts.Weighed.Contains((l.Id, f.Id)))
                    && MayReplace(f, l, facts, links, doubted)))
               select (numbers.GetValueOrDefault(f.LetterId, ""), $"反馈 {f.Id} 记为已被后来的答复取代，却没有可以取代它的答复"),
            .. from same in answers.GroupBy(f => (f.LetterId, f.DeputyId))
               let valid = same.Where(f => f.VoidedAt is null).ToList()
               where valid.Count > 0 && !valid.Exists(f => f.Counts)
               select (numbers.GetValueOrDefault(same.Key.LetterId, ""), $"取代反馈 {valid[^1].Id} 的答复都已作废，它却没有重新计入"),
        ];
    }

    /// <summary>Whether the trail says that an answer came beside one that stood, and it was before that.</summary>
    private static bool IsSetAside(Feedback f, DeputyFacts facts) => f.SupersededAt <= f.At && facts.Answered.GetValueOrDefault(f.Id)?.Stands == false;

    /// <summary>
    /// Whether one could take the other's place when it came: what was confirmed only after that counts as it stood then. Where the trail does not
    /// say that the later one came to count, an earlier program let it, by its own rule.
    /// </summary>
    private static bool MayReplace(
        Feedback earlier, Feedback later, DeputyFacts facts, IReadOnlyDictionary<Guid, PersonalLink> links, DoubtedAddresses doubted)
    {
        var isToday = facts.Answered.GetValueOrDefault(later.Id)?.Stands is not null || facts.Entered.GetValueOrDefault(later.Id)?.ByLiaison is not null;
        return isToday ? Source(earlier, true).YieldsTo(Source(later, true)) || Source(earlier, false).YieldsTo(Source(later, false))
            : earlier.YieldedTo(later.Way) || earlier.YieldedTo(later.Way, Waited(earlier), Waited(later));

        bool Waited(Feedback f) => f.LinkId is { } id && links.TryGetValue(id, out var link) && doubted.HeldUntil(link) > later.At;

        AnswerSource Source(Feedback f, bool then) => f.LinkId is { } id && links.TryGetValue(id, out var link) ? AnswerSources.Of(link, then && Waited(f))
            : new(f.Way, IsLiaison: facts.Entered.GetValueOrDefault(f.Id)?.ByLiaison == true);
    }

    private static string? Fault(Feedback f, DeputyFacts facts)
    {
        if (f.IsOwn)
            return f.LinkId is not { } link || !facts.Issued.ContainsKey(link) || !facts.Answered.TryGetValue(f.Id, out var said)
                || (said.LinkId, said.Way, said.Level) != (link, f.Way, f.Level) ? "记为代表本人所填，经过中却没有代表通过个人链接答复的记录"
                : Differs(said.RowSha256, f, facts);
        if (f.LinkId is not null)
            return "记为代录，却带有个人链接";
        if (f.Way == FeedbackWay.Entered)
            return facts.Since is { } since && f.At >= since ? "记为没有依据的代录，那时已经不能这样登记" : null;
        return !facts.Entered.TryGetValue(f.Id, out var typed) || (typed.Way, typed.Level, typed.Ground) != (f.Way, f.Level, f.Ground)
            ? "记为代录，经过中却没有登记它的记录" : Differs(typed.RowSha256, f, facts);
    }

    /// <summary>Only an answer from an address, by a form on paper, or an entry, that 代联工委 rejected is void, and each such answer is.</summary>
    private static string? VoidFault(Feedback f, DeputyFacts facts, HashSet<Guid> rejected)
    {
        var isRejected = f.LinkId is { } link ? rejected.Contains(link) : facts.RejectedEntries.ContainsKey(f.Id);
        return !facts.Voided.TryGetValue(f.Id, out var said)
            ? f.VoidedAt is not null ? "记为作废，经过中却没有记录" : isRejected ? "来自不是代表的邮箱、纸质件或者代录，却没有作废" : null
            : (f.VoidedAt, f.RejectionId) != (said.At, (Guid?)said.RejectionId) ? "在经过中已经作废，现在的记载与之不符"
            : !isRejected ? "记为作废，代联工委却没有否定过它所用的邮箱、纸质件或者这份代录"
            : (f.LinkId is { } paper ? facts.RejectedPaper.TryGetValue(paper, out var evidence) : facts.RejectedEntries.TryGetValue(f.Id, out evidence))
                && evidence != f.RejectionId
                ? "作废所依据的核实与经过中的不是一项" : Differs(said.RowSha256, f, facts);
    }

    private static string? Differs(string recorded, Feedback f, DeputyFacts facts) =>
        facts.Unhashed.Contains(f.Id) ? "在经过中的记录没有校验值，那时的记录都有"
        : recorded.Length > 0 && recorded != f.Sha256() ? "与答复时记录的校验值不符" : null;
}
