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

    /// <summary>Whether nobody has found out yet which answer is the deputy's: one that was set aside, or the one that counts.</summary>
    /// <param name="db">The database.</param>
    /// <param name="aside">The one that was set aside.</param>
    /// <param name="counts">The one that counts about the same letter.</param>
    /// <param name="unconfirmed">The links to addresses that nobody confirmed.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<bool> IsConflictAsync(
        this ReplyFlowDb db, Feedback aside, Feedback counts, IReadOnlySet<Guid> unconfirmed, CancellationToken ct)
    {
        var source = (await db.SourceAsync(counts, unconfirmed, ct))!;
        // Beside an answer by the deputy's mail none is taken on paper; one that is there was before the mailbox was confirmed.
        return counts.At < aside.At ? aside.Way is not FeedbackWay.PaperLink || source is not { Way: FeedbackWay.Link, IsUnconfirmed: false }
            : !(await db.SourceAsync(aside, unconfirmed, ct))!.IsSettledBy(source);
    }

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
