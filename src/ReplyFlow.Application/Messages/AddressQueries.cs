using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Messages;

/// <summary>Reads which addresses of deputies wait for 代联工委.</summary>
public sealed class AddressQueries(ReplyFlowDb db)
{
    /// <summary>
    /// Those that 代联工委 has to decide about, the longest waiting first. One that was given up is none of them, unless an answer that came from
    /// it still counts, or a link there still leads to its letter.
    /// </summary>
    /// <exception cref="NotAllowedException">The actor does not belong to the liaison body.</exception>
    public async Task<IReadOnlyList<WaitingAddress>> WaitingAsync(Actor actor, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison);
        return await WaitingAsync(await db.DoubtedAddressesAsync(null, ct), ct);
    }

    /// <summary>The addresses of a deputy that wait to be decided about and from which answers came that count.</summary>
    /// <exception cref="NotAllowedException">The actor does not belong to the liaison body.</exception>
    public async Task<IReadOnlyList<string>> AnsweredFromAsync(Actor actor, Guid deputyId, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison);
        return [.. (await db.WaitingAnswersAsync(deputyId, ct)).Select(l => l.Address).Distinct()];
    }

    /// <summary>Whether the register's address has had letters whose links are in use, so that its change asks whose it was.</summary>
    /// <exception cref="NotAllowedException">The actor does not belong to the liaison body.</exception>
    public Task<bool> IsInUseAsync(Actor actor, Deputy deputy, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison);
        return db.IsReplacedInUseAsync(deputy.Id, deputy.Email, ct);
    }

    /// <summary>How often 代联工委 has decided about an address: a page kept from before does not decide what came up since.</summary>
    /// <exception cref="NotAllowedException">The actor does not belong to the liaison body.</exception>
    public async Task<int> RoundAsync(Actor actor, Guid deputyId, string address, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison);
        return Round(await db.AddressDecisionsAsync(deputyId, address, ct));
    }

    /// <summary>The same of what was decided about it.</summary>
    internal static int Round(IEnumerable<DeliveryEvidence> told) => told.Count(e => e.Kind != EvidenceKind.AddressChanged);

    /// <summary>Whether an address of a deputy waits to be decided about.</summary>
    /// <exception cref="NotAllowedException">The actor does not belong to the liaison body.</exception>
    public async Task<bool> HasWaitingAsync(Actor actor, Guid deputyId, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison);
        return (await db.DoubtedAddressesAsync(deputyId, ct)).Waiting.Any();
    }

    /// <summary>Addresses that a deputy had in the register before and that nobody found wrong, the latest first.</summary>
    /// <exception cref="NotAllowedException">The actor does not belong to the liaison body.</exception>
    public Task<IReadOnlyList<string>> EarlierAsync(Actor actor, Deputy deputy, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison);
        return db.InsteadAsync(deputy, deputy.Email, ct);
    }

    /// <summary>Of a deputy's addresses those that came back last as unknown to their server.</summary>
    /// <exception cref="NotAllowedException">The actor does not belong to the liaison body.</exception>
    public async Task<IReadOnlySet<string>> UnknownToServersAsync(Actor actor, Guid deputyId, IReadOnlyCollection<string> addresses, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison);
        var returned = await db.Outbox.AsNoTracking().Where(m => m.DeputyId == deputyId && addresses.Contains(m.Address))
            .Join(db.DeliveryEvidence.Where(e => e.Kind == EvidenceKind.Failed), m => m.Id, e => e.MessageId, (m, e) => new { m.Address, Evidence = e })
            .ToListAsync(ct);
        return returned.GroupBy(r => r.Address).Where(of => of.MaxBy(r => r.Evidence.At)!.Evidence.SaysAddressIsWrong).Select(of => of.Key).ToHashSet();
    }

    /// <summary>邮箱待确认 of deputies as the register lists them: the message by which the address is confirmed; null where nothing went there yet.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid?>> OfRegisterAsync(IReadOnlyCollection<Deputy> shown, CancellationToken ct)
    {
        var ids = shown.Select(d => d.Id).ToList();
        var changed = (await db.AddressChanges.AsNoTracking().Where(c => ids.Contains(c.DeputyId)).ToListAsync(ct)).ToLookup(c => (c.DeputyId, c.Address));
        var decided = changed.Count == 0 ? null : (await Decided().Where(d => ids.Contains(d.DeputyId)).ToListAsync(ct))
            .ToLookup(d => (d.DeputyId, d.Evidence.Address), d => d.Evidence.At);
        var marks = shown.Where(d => d.Email.Length > 0 && changed[(d.Id, d.Email)].Any(c => !decided![(d.Id, d.Email)].Any(at => at >= c.At)))
            .ToDictionary(d => d.Id, _ => (Guid?)null);
        foreach (var row in (await WaitingAsync(await db.DoubtedAddressesAsync(null, ct), ct)).Where(r => ids.Contains(r.DeputyId)))
            marks[row.DeputyId] = row.MessageId;
        return marks;
    }

    /// <inheritdoc cref="WaitingAsync(Actor, CancellationToken)" />
    internal async Task<IReadOnlyList<WaitingAddress>> WaitingAsync(DoubtedAddresses waiting, CancellationToken ct)
    {
        var since = waiting.Waiting.ToDictionary(k => k, k => waiting.Doubts[k].First(d => d.Waits).From);
        if (since.Count == 0)
            return [];
        var whose = since.Keys.Select(k => k.DeputyId).Distinct().ToList();
        var changes = since.Keys.ToDictionary(k => k, waiting.Changed);
        var changed = changes.Values.Select(e => e.MessageId).ToList();
        var messages = await db.Outbox.AsNoTracking().Where(m => changed.Contains(m.Id) || (m.RecipientKind == RecipientKind.Deputy && m.CaseId != null
                && whose.Contains(m.DeputyId!.Value) && (m.NoticeId != null || m.AttachmentName != "")))
            .Select(m => new
            {
                m.Id,
                m.DeputyId,
                m.LetterId,
                m.NoticeId,
                m.Address,
                m.Status,
                m.CreatedAt,
                m.RecipientName,
                Brings = m.RecipientKind == RecipientKind.Deputy && m.CaseId != null && (m.NoticeId != null || m.AttachmentName != ""),
                Bureau = db.Bureaus.Where(b => b.Id == m.BureauId).Select(b => b.ShortName).First(),
            }).ToListAsync(ct);
        var sent = messages.Where(m => m.Brings).GroupBy(m => (m.DeputyId, m.LetterId, m.NoticeId)).Select(of => of.MaxBy(m => (m.CreatedAt, m.Id))!).ToList();
        var held = (await db.PersonalLinks.AsNoTracking().Where(l => l.Address != "" && whose.Contains(l.DeputyId))
            .Select(l => new
            {
                Link = l,
                Answers = db.Feedback.Count(f => f.LinkId == l.Id && f.VoidedAt == null && (f.SupersededAt == null || f.SupersededAt < f.At)),
            }).ToListAsync(ct)).Where(l => waiting.Hold(l.Link)).ToLookup(l => (l.Link.DeputyId, l.Link.Address));
        var rows = new List<WaitingAddress>();
        foreach (var (key, from) in since)
        {
            var letters = sent.Where(m => m.Status != MessageStatus.Offline && (m.DeputyId!.Value, m.Address) == key).ToList();
            var answers = held[key].Sum(l => l.Answers);
            if (letters.Count == 0 && answers == 0 && held[key].All(l => l.Link.RevokedAt is not null))
                continue;
            var last = changes[key];
            var message = letters.MaxBy(m => m.Id) ?? messages.First(m => m.Id == last.MessageId);
            rows.Add(new WaitingAddress(
                message.Id, key.DeputyId, message.RecipientName, key.Address, last.Words, message.Bureau, last.By, from, letters.Count, answers));
        }
        return [.. rows.OrderBy(r => r.Since).ThenBy(r => r.MessageId)];
    }

    /// <summary>What was decided about addresses, and whose they are.</summary>
    private IQueryable<DecidedAddress> Decided() => db.DeliveryEvidence.AsNoTracking()
        .Where(e => UnconfirmedAnswers.Decisions.Contains(e.Kind))
        .Join(db.Outbox.Where(m => m.DeputyId != null), e => e.MessageId, m => m.Id,
            (e, m) => new DecidedAddress { DeputyId = m.DeputyId!.Value, Evidence = e });

    private sealed class DecidedAddress
    {
        public Guid DeputyId { get; init; }

        public required DeliveryEvidence Evidence { get; init; }
    }
}
