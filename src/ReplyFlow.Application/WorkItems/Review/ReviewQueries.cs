using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;

namespace ReplyFlow.Application.WorkItems.Review;

/// <summary>Reads what a reviewer or signatory looks at.</summary>
public sealed class ReviewQueries(ReplyFlowDb db, CaseQueries cases, CaseDocumentQueries documents, LetterPreviewer previews, TimeProvider time)
{
    private const int MostReasons = 3;

    /// <summary>How many of a person's last decisions with words are looked through for reasons.</summary>
    private const int MostLooked = 60;

    /// <summary>Most decisions are without words: an index holds the others alone.</summary>
    private static readonly PreparedQuery<Func<ReplyFlowDb, Guid, IAsyncEnumerable<SaidReason>>> Said =
        new(() => EF.CompileAsyncQuery((ReplyFlowDb db, Guid person) => db.WorkItems.AsNoTracking()
            .Where(w => w.DecidedById == person && w.Comment != "").OrderByDescending(w => w.ClosedAt).Take(MostLooked)
            .Select(w => new SaidReason(w.Outcome, w.OutcomesJson, w.Comment))));

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
            await ReasonsAsync(me, ct));
    }

    /// <summary>A definition names its outcomes as it likes: which of them go back is kept with the item.</summary>
    private async Task<IReadOnlyList<string>> ReasonsAsync(Actor me, CancellationToken ct)
    {
        var said = await Said.Of(db)(db, me.UserId).ToListAsync(ct);
        return [.. said.Where(s => WorkItemOutcomes.GoesBack(s.OutcomesJson, s.Outcome)).Select(s => s.Comment).Distinct().Take(MostReasons)];
    }

    private sealed record SaidReason(string Outcome, string OutcomesJson, string Comment);
}
