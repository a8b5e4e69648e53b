using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Process;
using ReplyFlow.Data;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Pages.Cases;

namespace ReplyFlow.Web.Pages.WorkItems.Review;

/// <summary>What a reviewer or signatory looks at: the newest version as a letter, and what changed since they saw it last.</summary>
/// <param name="Version">The newest version.</param>
/// <param name="Letter">It as it will be printed.</param>
/// <param name="Changes">What changed since <paramref name="Against"/>; null for the first version.</param>
/// <param name="Against">The version compared with.</param>
/// <param name="SeenBefore">Whether that is the one this person decided about last, not simply the one before.</param>
/// <param name="Parts">Co-handlers and their opinions.</param>
/// <param name="Contacts">Contacts with the deputy.</param>
/// <param name="Returns">Why it was returned before, the latest first.</param>
/// <param name="RecentReasons">The person's own recent reasons, to use again.</param>
public sealed record ReviewSheet(
    CaseVersion Version, LetterPreview Letter, VersionChanges? Changes, int? Against, bool SeenBefore,
    IReadOnlyList<CasePart> Parts, IReadOnlyList<CaseContact> Contacts, IReadOnlyList<CaseItem> Returns, IReadOnlyList<string> RecentReasons)
{
    /// <summary>Reads it; null when there is no version yet.</summary>
    public static async Task<ReviewSheet?> ReadAsync(
        ReplyFlowDb db, LetterPreviews previews, StepCatalog steps, Actor me, CaseHead head, bool forSigning, DateOnly today, CancellationToken ct)
    {
        var versions = await CaseDocuments.VersionsAsync(db, head, ct);
        if (versions.Count == 0)
            return null;
        var items = await CaseItems.ListAsync(db, me, head, steps, ct);
        var newest = versions[0];
        var seen = CaseItems.LastSeenBy(items, me.UserId);
        var against = versions.FirstOrDefault(v => v.No == seen && v.No < newest.No) ?? versions.FirstOrDefault(v => v.No == newest.No - 1);
        var (parts, copies) = await CaseParts.WithCopiesAsync(db, me, head, ct);
        return new ReviewSheet(
            newest,
            await previews.RenderAsync(head.Id, newest.Content, forSigning ? me.Name : null, forSigning ? today : null, copies, ct),
            against is null ? null : VersionChanges.Compare(against.Content, newest.Content), against?.No, against is not null && against.No == seen,
            parts,
            await CaseDocuments.ContactsAsync(db, head, me, ct),
            [.. items.Where(i => i.CarriesVersion && i.Status == WorkItemStatus.Decided && i.Comment.Length > 0).OrderByDescending(i => i.ClosedAt)],
            await ReasonsAsync(db, me, ct));
    }

    private static async Task<IReadOnlyList<string>> ReasonsAsync(ReplyFlowDb db, Actor me, CancellationToken ct) =>
        [.. (await db.WorkItems.AsNoTracking()
            .Where(w => w.DecidedById == me.UserId && w.Outcome == "Return" && w.Comment != "")
            .OrderByDescending(w => w.ClosedAt).Select(w => w.Comment).Take(20).ToListAsync(ct)).Distinct().Take(3)];
}
