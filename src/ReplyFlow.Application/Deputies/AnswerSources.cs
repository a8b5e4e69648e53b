using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Deputies;

/// <summary>Reads where answers came from.</summary>
internal static class AnswerSources
{
    /// <summary>The source of a kept answer; null for none.</summary>
    /// <param name="db">The database.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="unconfirmed">The links to addresses that nobody confirmed.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<AnswerSource?> SourceAsync(this ReplyFlowDb db, Feedback? answer, IReadOnlySet<Guid> unconfirmed, CancellationToken ct) =>
        answer is null ? null
        : answer.LinkId is { } id ? Of(await db.PersonalLinks.AsNoTracking().FirstAsync(l => l.Id == id, ct), unconfirmed.Contains(id))
        : new(answer.Way, IsLiaison: (await db.LiaisonEntriesAsync(answer.CaseId, ct)).Contains(answer.Id));

    /// <summary>The source of what comes by a link.</summary>
    public static AnswerSource Of(PersonalLink link, bool isUnconfirmed) => link.Way == LinkWay.Paper
        ? new(FeedbackWay.PaperLink, link.Id.ToString("N"))
        : new(FeedbackWay.Link, MailAddresses.Mailbox(link.Address), isUnconfirmed);

    /// <summary>The answers of a case that 代联工委 entered. Earlier programs did not say: there whoever entered them is asked.</summary>
    public static async Task<IReadOnlySet<Guid>> LiaisonEntriesAsync(this ReplyFlowDb db, Guid caseId, CancellationToken ct)
    {
        var kind = AuditFact.KindOf<AnswerEntered>();
        var entered = (await db.Audit.AsNoTracking().Where(a => a.CaseId == caseId && a.Kind == kind).Select(a => new { a.Data, a.ActorId }).ToListAsync(ct))
            .Select(a => (Fact: AuditFact.Read<AnswerEntered>(a.Data), By: a.ActorId)).ToList();
        var liaison = entered.Exists(e => e.Fact.ByLiaison is null) ? await db.HoldersOf(Roles.Liaison).Select(u => u.Id).ToListAsync(ct) : [];
        return entered.Where(e => e.Fact.ByLiaison ?? (e.By is { } by && liaison.Contains(by))).Select(e => e.Fact.Id).ToHashSet();
    }
}
