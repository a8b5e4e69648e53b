using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Messages.Returns;
using ReplyFlow.Data;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Letters;

/// <summary>Reads how letters were delivered. Addresses are for the sending bureau and the liaison body.</summary>
public sealed class DeliveryQueries(ReplyFlowDb db)
{
    /// <summary>What others read of a failure: a server's words may repeat the address.</summary>
    private const string WordsWithoutAddress = "没有送达，原因由发文单位掌握。";

    private static readonly string[] MessageEvents =
    [
        AuditFact.KindOf<MessageQueued>(), AuditFact.KindOf<MessageSent>(), AuditFact.KindOf<MessageDeferred>(), AuditFact.KindOf<MessageParked>(),
        AuditFact.KindOf<MessageRequeued>(), AuditFact.KindOf<MessageOffline>(), AuditFact.KindOf<DeputyTold>(), AuditFact.KindOf<MailReturned>(),
        AuditFact.KindOf<AddressConfirmed>(), AuditFact.KindOf<AddressRejected>(),
        AuditFact.KindOf<PaperAnswerRejected>(), AuditFact.KindOf<EntryRejected>(),
    ];

    /// <summary>One row a recipient of a letter, deputies first; empty for readers who may not read the letter.</summary>
    public async Task<IReadOnlyList<DeliveryRow>> ForLetterAsync(Actor actor, Guid letterId, CancellationToken ct)
    {
        var letter = await db.Letters.ReadableBy(db, actor).Where(l => l.Id == letterId).Select(l => new { l.BureauId }).FirstOrDefaultAsync(ct);
        if (letter is null)
            return [];
        var messages = await db.Outbox.AsNoTracking().Where(m => m.LetterId == letterId).ToListAsync(ct);
        return await RowsAsync(messages, letter.BureauId == actor.BureauId || actor.Is(Roles.Liaison), ct);
    }

    /// <summary>One row a deputy that a notice went to; empty for readers who may not know them.</summary>
    public async Task<IReadOnlyList<DeliveryRow>> ForNoticeAsync(Actor actor, Guid noticeId, CancellationToken ct)
    {
        var notice = await db.Notices.ReadableBy(db, actor).Where(n => n.Id == noticeId).Select(n => new { n.BureauId }).FirstOrDefaultAsync(ct);
        if (notice is null)
            return [];
        var messages = await db.Outbox.AsNoTracking().Where(m => m.NoticeId == noticeId).ToListAsync(ct);
        return await RowsAsync(messages, notice.BureauId == actor.BureauId || actor.Is(Roles.Liaison), ct);
    }

    /// <summary>A message of the actor's own bureau.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    /// <exception cref="NotAllowedException">The actor does not belong to the office, and does not have the item either.</exception>
    public async Task<DeliveryRow> MessageAsync(Actor actor, Guid messageId, WorkItem? item, CancellationToken ct)
    {
        var message = await db.Outbox.AsNoTracking().FirstOrDefaultAsync(m => m.Id == messageId && m.BureauId == actor.BureauId && m.CaseId != null, ct)
            ?? throw new NotFoundException("没有这封邮件，或它不属于您的单位。");
        // A substitute of the office has the item about the message, and no other message of the office's.
        return MayAct(actor, message.BureauId) || (item?.MessageId == messageId && actor.Owes(Responsibility.Of(item, [])))
            ? (await RowsAsync([message], true, ct))[0]
            : throw new NotAllowedException("只有本单位办公室可以处理送达。");
    }

    /// <summary>
    /// A message to a deputy, for the liaison body, which says whether its address is the deputy's; with the register's, and those to which
    /// letters may go instead: the register's, or where the wrong one stands there too those before it.
    /// </summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<(DeliveryRow Row, string Register, IReadOnlyList<string> Instead)> ForAddressAsync(Actor actor, Guid messageId, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison);
        var message = await db.Outbox.AsNoTracking().FirstOrDefaultAsync(m => m.Id == messageId && m.CaseId != null && m.DeputyId != null, ct)
            ?? throw new NotFoundException();
        var deputy = await db.Deputies.AsNoTracking().FirstAsync(d => d.Id == message.DeputyId, ct);
        return ((await RowsAsync([message], true, ct))[0], deputy.Email, await db.InsteadAsync(deputy, message.Address, ct));
    }

    /// <summary>The work item about a message that could not be delivered, open or closed.</summary>
    /// <exception cref="NotFoundException">There is none that the actor's office owes or owed.</exception>
    public async Task<WorkItem> ItemAsync(Actor actor, Guid workItemId, CancellationToken ct)
    {
        var item = await db.WorkItems.AsNoTracking().FirstOrDefaultAsync(w => w.Id == workItemId && w.Kind == DeliveryItem.StepKind && w.MessageId != null, ct);
        return item is not null && actor.Owes(Responsibility.Of(item, [])) ? item : throw new NotFoundException();
    }

    /// <summary>What a message is about; the caller has checked that the reader may read the message.</summary>
    public async Task<DeliverySubject> SubjectAsync(DeliveryRow row, CancellationToken ct)
    {
        var suggestion = await db.Cases.Where(c => c.Id == row.CaseId).Select(c => new { c.Suggestion!.Number, c.Suggestion.Title }).FirstAsync(ct);
        var json = row.LetterId is { } letterId ? await db.Letters.Where(l => l.Id == letterId).Select(l => l.LetterJson).FirstAsync(ct)
            : row.NoticeId is { } noticeId ? await db.Notices.Where(n => n.Id == noticeId).Select(n => n.LetterJson).FirstAsync(ct) : null;
        var (letter, document) = (json is null ? null : StoredLetter.Of(json), (await db.SubjectsAsync([row.MessageId], ct))[row.MessageId].Document);
        return new DeliverySubject(suggestion.Number, suggestion.Title, document, letter?.Issuer ?? "", letter?.Contact);
    }

    /// <summary>What happened to a message, the newest first.</summary>
    public async Task<IReadOnlyList<DeliveryEvent>> HistoryAsync(DeliveryRow row, CancellationToken ct)
    {
        var id = row.MessageId.ToString();
        var events = await db.Audit.AsNoTracking().Where(a => a.CaseId == row.CaseId && MessageEvents.Contains(a.Kind) && a.Data.Contains(id))
            .OrderByDescending(a => a.Seq).ToListAsync(ct);
        return [.. events.Select(a => new DeliveryEvent(a.At, a.ActorName, FactWithWords.Tell(a)))];
    }

    /// <summary>Whether the actor may send messages of a bureau again.</summary>
    public static bool MayAct(Actor actor, Guid bureauId) => actor.Is(Roles.BureauOffice) && actor.BureauId == bureauId;

    private async Task<IReadOnlyList<DeliveryRow>> RowsAsync(IReadOnlyList<OutboxMessage> messages, bool mayKnowAddress,
        CancellationToken ct)
    {
        var ids = messages.Select(m => m.Id).ToList();
        var letters = messages.Select(m => m.LetterId).OfType<Guid>().Distinct().ToList();
        var notices = messages.Select(m => m.NoticeId).OfType<Guid>().Distinct().ToList();
        var items = await db.WorkItems.Where(
                w => w.Status == WorkItemStatus.Open && w.Step == DeliveryItem.StepKind && w.MessageId != null
                && ids.Contains(w.MessageId.Value))
            .Select(w => new { w.Id, w.MessageId }).ToListAsync(ct);
        var saved = await SavedAsync(messages, ct);
        var deputies = messages.Select(m => m.DeputyId).Distinct().ToList();
        var addresses = await db.DeliveryEvidence.AsNoTracking()
            .Where(e => UnconfirmedAnswers.Decisions.Contains(e.Kind))
            .OrderBy(e => e.At).ThenBy(e => e.Id)
            .Join(db.Outbox.Where(m => m.DeputyId != null && deputies.Contains(m.DeputyId)), e => e.MessageId, m => m.Id,
                (e, m) => new { DeputyId = m.DeputyId!.Value, Evidence = e }).ToListAsync(ct);
        var ladders = new LadderFacts(await db.DeliveryEvidence.AsNoTracking().Where(e => ids.Contains(e.MessageId)).OrderBy(e => e.Id).ToListAsync(ct),
            [.. addresses.Select(a => (a.DeputyId, a.Evidence))],
            [
                .. letters.Count == 0 ? [] : await db.PersonalLinks.AsNoTracking().Where(l => letters.Contains(l.LetterId)).ToListAsync(ct),
                .. notices.Count == 0 ? [] : await db.NoticeLinks.AsNoTracking().Where(l => notices.Contains(l.NoticeId)).ToListAsync(ct),
            ],
            await db.Feedback.AsNoTracking().Counting().Where(f => letters.Contains(f.LetterId)).ToListAsync(ct));
        return [.. from m in messages
                   group m by (m.LetterId, m.NoticeId, m.RecipientKind, m.DeputyId, m.RecipientName) into same
                   let brought = same.Any(m => !m.IsReminder) ? same.Where(m => !m.IsReminder).ToList() : [.. same]
                   let newest = brought.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).First()
                   orderby newest.RecipientKind, same.Min(m => m.Id)
                   select new DeliveryRow(
                       newest.Id, newest.LetterId, newest.NoticeId, newest.CaseId!.Value, newest.RecipientKind, newest.RecipientName,
                       mayKnowAddress ? newest.Address : null,
                       newest.Status, newest.Attempts, newest.NextAttemptAt,
                       mayKnowAddress || newest.LastError.Length == 0 ? newest.LastError : WordsWithoutAddress,
                       newest.CreatedAt, newest.SentAt, saved.Contains(newest.Id),
                       newest.AttachmentName.Length > 0, brought.Count - 1,
                       ladders.Of(newest, [.. same], mayKnowAddress),
                       items.Where(i => same.Any(m => m.Id == i.MessageId)).Select(i => (Guid?)i.Id).FirstOrDefault(), newest.DeputyId)];
    }

    /// <summary>Which of the messages were written into a folder when they were last sent, as the audit trail says.</summary>
    private async Task<HashSet<Guid>> SavedAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken ct)
    {
        var cases = messages.Where(m => m.Status == MessageStatus.Sent).Select(m => m.CaseId).Distinct().ToList();
        var events = await db.Audit.AsNoTracking().Where(a => cases.Contains(a.CaseId) && a.Kind == AuditFact.KindOf<MessageSent>())
            .OrderByDescending(a => a.Seq)
            .Select(a => new { a.Data, a.Summary }).ToListAsync(ct);
        var last = events.Select(e => (Fact: AuditFact.Read<MessageSent>(e.Data), e.Summary)).DistinctBy(e => e.Fact.Id);
        return [.. last.Where(e => e.Fact.WentToFolder(e.Summary)).Select(e => e.Fact.Id)];
    }
}
