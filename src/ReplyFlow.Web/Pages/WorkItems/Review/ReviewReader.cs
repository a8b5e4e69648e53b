using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Data;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Pages.Cases;
using ReplyFlow.Web.Steps;

namespace ReplyFlow.Web.Pages.WorkItems.Review;

/// <summary>Reads what a reviewer or signatory looks at.</summary>
public sealed class ReviewReader(ReplyFlowDb db, CaseQueries cases, CaseDocumentQueries documents, LetterPreviewer previews, DueText due)
{
    /// <summary>The newest version and what belongs to it; null when there is no version yet.</summary>
    public async Task<ReviewMaterial?> ReadAsync(StepAtHand step, bool forSigning, CancellationToken ct)
    {
        var (me, head) = (step.Me, step.Head);
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
            await previews.RenderAsync(head.Id, newest.Content, newest.No, forSigning ? me.Name : null, forSigning ? due.Today : null,
                against?.Content, copies, ct),
            against is null ? null : VersionChanges.Compare(against.Content, newest.Content), against?.No, against is not null && against.No == seen,
            parts,
            await documents.ContactsAsync(head, me, ct),
            [.. items.Where(i => i.CarriesVersion && i.Stands && i.Comment.Length > 0).OrderByDescending(i => i.ClosedAt)],
            await ReasonsAsync(me, ct));
    }

    private async Task<IReadOnlyList<string>> ReasonsAsync(Actor me, CancellationToken ct) =>
        [.. (await db.WorkItems.AsNoTracking()
            .Where(w => w.DecidedById == me.UserId && w.Outcome == "Return" && w.Comment != "")
            .OrderByDescending(w => w.ClosedAt).Select(w => w.Comment).Take(20).ToListAsync(ct)).Distinct().Take(3)];
}
