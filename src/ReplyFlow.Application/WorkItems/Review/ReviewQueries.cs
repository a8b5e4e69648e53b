using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Data;
using ReplyFlow.Domain;

namespace ReplyFlow.Application.WorkItems.Review;

/// <summary>Reads what a reviewer or signatory looks at.</summary>
public sealed class ReviewQueries(
    ReplyFlowDb db, CaseQueries cases, CaseDocumentQueries documents, LetterPreviewer previews, RecentReasons reasons, TimeProvider time)
{
    /// <summary>The newest version and what belongs to it; null when there is no version yet.</summary>
    /// <param name="me">Who looks at it.</param>
    /// <param name="head">The case.</param>
    /// <param name="forSigning">Whether the letter is shown as it would be, signed by the reader today.</param>
    /// <param name="ct">Cancels the queries.</param>
    public async Task<ReviewMaterial?> ReadAsync(Actor me, CaseHead head, bool forSigning, CancellationToken ct)
    {
        var versions = await documents.VersionsAsync(head, ct);
        if (versions.Count == 0)
            return null;
        var items = await cases.ItemsAsync(me, head, ct);
        var newest = versions[0];
        var seen = CaseItem.LastSeenBy(items, me.UserId);
        var against = versions.FirstOrDefault(v => v.No == seen && v.No < newest.No) ?? versions.FirstOrDefault(v => v.No == newest.No - 1);
        var (parts, copies) = await cases.PartsWithCopiesAsync(me, head, ct);
        return new ReviewMaterial(
            newest,
            await previews.RenderAsync(head.Id, newest.Content, newest.No, forSigning ? me.Name : null, forSigning ? time.Today() : null,
                against?.Content, copies, ct),
            against, against is not null && against.No == seen,
            parts,
            await documents.ContactsAsync(head, me, ct),
            [.. items.Where(i => i.CarriesVersion && i.Stands && i.Comment.Length > 0).OrderByDescending(i => i.ClosedAt)],
            await reasons.OfAsync(db, me.UserId, ct));
    }
}
