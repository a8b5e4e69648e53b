using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Cases;

/// <summary>Reads the papers of a case. Drafts and contacts are the lead bureau's own; the liaison body sees the contacts.</summary>
public sealed class CaseDocumentQueries(ReplyFlowDb db)
{
    private static readonly PreparedQuery<Func<ReplyFlowDb, Guid, IAsyncEnumerable<CaseVersion>>> Versions =
        new(() => EF.CompileAsyncQuery((ReplyFlowDb db, Guid caseId) => db.DraftVersions.AsNoTracking().Where(v => v.CaseId == caseId)
            .OrderByDescending(v => v.No).Select(v => new CaseVersion(v.No, v.SubmittedBy, v.SubmittedAt, v.Content, v.Basis))));

    private static readonly PreparedQuery<Func<ReplyFlowDb, Guid, IAsyncEnumerable<CaseContact>>> Contacts =
        new(() => EF.CompileAsyncQuery((ReplyFlowDb db, Guid caseId) => db.Contacts.AsNoTracking().Where(c => c.CaseId == caseId)
            .OrderByDescending(c => c.On).ThenByDescending(c => c.LoggedAt)
            .Select(c => new CaseContact(c.Id, c.On, c.Phase, c.Channel, c.With, c.Summary, c.By))));

    /// <summary>Draft versions, the newest first; empty for readers outside the lead bureau.</summary>
    public async Task<IReadOnlyList<CaseVersion>> VersionsAsync(CaseHead head, CancellationToken ct) =>
        !head.IsInside ? [] : await Versions.Of(db)(db, head.Id).ToListAsync(ct);

    /// <summary>Contacts with the deputies, the newest first; empty for readers who may not know them or are outside.</summary>
    public async Task<IReadOnlyList<CaseContact>> ContactsAsync(CaseHead head, Actor actor, CancellationToken ct) =>
        !head.IsInside && !actor.Is(Roles.Liaison) ? [] : await Contacts.Of(db)(db, head.Id).ToListAsync(ct);

    /// <summary>Issued letters, the newest first.</summary>
    public async Task<IReadOnlyList<CaseLetter>> LettersAsync(CaseHead head, Actor actor, CancellationToken ct)
    {
        var mayOpen = head.MayKnowDeputy;
        var letters = await db.Letters.AsNoTracking().Where(l => l.CaseId == head.Id).OrderByDescending(l => l.IssuedAt)
            .Select(l => new CaseLetter(l.Id, l.DocumentNumber!.Text, l.Title, l.Category, l.Signatory, l.IssuedOn, l.IssuedAt, l.Pages, mayOpen))
            .ToListAsync(ct);
        if (mayOpen || letters.Count == 0)
            return letters;
        var mask = await NameMask.ForAsync(db, actor, head.Id, ct);
        return [.. letters.Select(l => l with { Title = mask.Apply(l.Title) })];
    }

    /// <summary>The notices of a case, the newest first. The caller has checked that the actor may see the case.</summary>
    public async Task<IReadOnlyList<CaseNotice>> NoticesAsync(CaseHead head, CancellationToken ct)
    {
        var rows = await db.Notices.AsNoTracking().Where(n => n.CaseId == head.Id).OrderByDescending(n => n.MadeAt)
            .Select(n => new { n.Id, n.Kind, n.Title, n.On, n.Pages }).ToListAsync(ct);
        if (rows.Count == 0)
            return [];
        var messages = (await db.Outbox.Where(m => m.CaseId == head.Id && m.NoticeId != null)
            .Select(m => new
            {
                m.NoticeId,
                m.RecipientName,
                m.Status,
                // What the office owes about it; done, it is done.
                IsOwed = db.WorkItems.Any(w => w.MessageId == m.Id && w.Status == WorkItemStatus.Open),
                IsTold = db.DeliveryEvidence.Any(e => e.MessageId == m.Id && e.Kind == EvidenceKind.Told),
            }).ToListAsync(ct)).ToLookup(m => m.NoticeId, m => (m.RecipientName, new Sending(m.Status, m.IsOwed, m.IsTold)));
        return [.. rows.Select(n => new CaseNotice(
            n.Id, n.Kind, n.Title, n.On, n.Pages,
            Words(messages[n.Id].GroupBy(m => m.RecipientName, m => m.Item2).Select(g => g.ToList()).ToList()), head.MayKnowDeputy))];
    }

    /// <summary>A notice with its PDF, for a reader who may know its deputies.</summary>
    /// <exception cref="NotFoundException">There is none, or the actor may not see it.</exception>
    public async Task<Notice> NoticeAsync(Actor actor, Guid noticeId, CancellationToken ct) =>
        await db.Notices.AsNoTracking().ReadableBy(db, actor).FirstOrDefaultAsync(n => n.Id == noticeId && n.Pdf != null, ct)
            ?? throw new NotFoundException("没有这份告知函，或您无权查看。");

    private static string Words(IReadOnlyList<List<Sending>> recipients)
    {
        var sent = recipients.Count(r => r.Exists(m => m.Status is MessageStatus.Sent or MessageStatus.Offline));
        var dead = recipients.Where(r => r.TrueForAll(m => m.Status == MessageStatus.Parked)).ToList();
        var parked = dead.Count;
        return (sent, parked) switch
        {
            _ when recipients.Count == 0 => "已撤下，没有发给代表",
            _ when sent == recipients.Count => $"已送 {sent} 位代表",
            (_, 0) => $"共 {recipients.Count} 位代表，已送 {sent} 位，其余正在发送",
            _ => $"共 {recipients.Count} 位代表，已送 {sent} 位，{parked} 位没有送到{(
                dead.Exists(r => r.Exists(m => m.IsOwed && !m.IsTold)) ? "，由办公室处理" :
                dead.Exists(r => r.Exists(m => m.IsOwed)) ? "，已电话告知，由办公室补送" : dead.TrueForAll(r => r.Exists(m => m.IsTold)) ? "，已电话告知" : "")}",
        };
    }

    /// <summary>A message of a notice, with what the office owes or did about it.</summary>
    private sealed record Sending(MessageStatus Status, bool IsOwed, bool IsTold);
}
