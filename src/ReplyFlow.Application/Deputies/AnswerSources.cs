using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;

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
        answer is null ? null : (await db.SourcesAsync([answer], unconfirmed, ct)).Of(answer);

    /// <summary>Whether nobody has found out yet which answer is the deputy's: one that was set aside, or the one that counts.</summary>
    /// <param name="db">The database.</param>
    /// <param name="aside">The one that was set aside.</param>
    /// <param name="counts">The one that counts about the same letter.</param>
    /// <param name="unconfirmed">The links to addresses that nobody confirmed.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<bool> IsConflictAsync(
        this ReplyFlowDb db, Feedback aside, Feedback counts, IReadOnlySet<Guid> unconfirmed, CancellationToken ct) =>
        (await db.SourcesAsync([aside, counts], unconfirmed, ct)).IsConflict(aside, counts);

    /// <summary>Where several answers came from, read at once.</summary>
    public static async Task<ReadSources> SourcesAsync(
        this ReplyFlowDb db, IReadOnlyCollection<Feedback> answers, IReadOnlySet<Guid> unconfirmed, CancellationToken ct)
    {
        var links = answers.Select(a => a.LinkId).OfType<Guid>().Distinct().ToList();
        return await db.SourcesAsync(
            answers, links.Count == 0 ? [] : await db.PersonalLinks.AsNoTracking().Where(l => links.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct),
            unconfirmed, ct);
    }

    /// <summary>The same where the links by which they came are read already.</summary>
    public static async Task<ReadSources> SourcesAsync(
        this ReplyFlowDb db, IReadOnlyCollection<Feedback> answers, IReadOnlyDictionary<Guid, PersonalLink> links, IReadOnlySet<Guid> unconfirmed,
        CancellationToken ct)
    {
        var entered = answers.Where(a => a.LinkId is null).Select(a => a.CaseId).Distinct().ToList();
        return new(links, unconfirmed, entered.Count == 0 ? new HashSet<Guid>() : await db.LiaisonEntriesAsync(entered, ct));
    }

    /// <summary>The source of what comes by a link.</summary>
    public static AnswerSource Of(PersonalLink link, bool isUnconfirmed) => link.Way == LinkWay.Paper
        ? new(FeedbackWay.PaperLink, link.Id.ToString("N"))
        : new(FeedbackWay.Link, MailAddresses.Mailbox(link.Address), isUnconfirmed);
}

/// <summary>Where some answers came from.</summary>
/// <param name="links">The links by which they came.</param>
/// <param name="unconfirmed">The links to addresses that nobody confirmed.</param>
/// <param name="liaison">Those that 代联工委 entered.</param>
internal sealed class ReadSources(IReadOnlyDictionary<Guid, PersonalLink> links, IReadOnlySet<Guid> unconfirmed, IReadOnlySet<Guid> liaison)
{
    /// <summary>The source of one of them.</summary>
    public AnswerSource Of(Feedback answer) => answer.LinkId is { } id ? AnswerSources.Of(links[id], unconfirmed.Contains(id))
        : new(answer.Way, IsLiaison: liaison.Contains(answer.Id));

    /// <summary>To where the link was sent by which one came; empty where there was none, or it was on paper.</summary>
    public string AddressOf(Feedback answer) => answer.LinkId is { } id ? links[id].Address : "";

    /// <summary>Whether nobody has found out yet which of two is the deputy's: one that was set aside, or the one that counts.</summary>
    public bool IsConflict(Feedback aside, Feedback counts)
    {
        var source = Of(counts);
        // Beside an answer by the deputy's mail none is taken on paper; one that is there was before the mailbox was confirmed.
        return counts.At < aside.At ? aside.Way is not FeedbackWay.PaperLink || source is not { Way: FeedbackWay.Link, IsUnconfirmed: false }
            : !Of(aside).IsSettledBy(source);
    }
}
