using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Attachments.Scanning;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Attachments;

/// <summary>Reads attachments.</summary>
public sealed class AttachmentQueries(ReplyFlowDb db, VirusScanner scanner)
{
    private static readonly ShapedQuery<ScannedAttachment> OfCase = new((db, actor, caseId, _) =>
        db.Attachments.AsNoTracking().ReadableBy(db, actor).Where(a => a.CaseId == caseId).WithScans(db));

    /// <summary>Those of a case that the actor may read, by the key of what they belong to, the oldest first.</summary>
    public async Task<ILookup<Guid, CaseAttachment>> OfCaseAsync(Actor actor, Guid caseId, CancellationToken ct)
    {
        var found = await OfCase.Of(db, actor, caseId).ToListAsync(ct);
        return found.OrderBy(f => f.File.AddedAt).ThenBy(f => f.File.Name, StringComparer.Ordinal)
            .ToLookup(f => f.File.SubjectId, f => new CaseAttachment(f.File, AttachmentHold.Of(f.Found, scanner)));
    }

    /// <summary>One that the actor may read.</summary>
    /// <exception cref="NotFoundException">There is none such.</exception>
    public async Task<Attachment> FindAsync(Actor actor, Guid id, CancellationToken ct) =>
        await db.Attachments.AsNoTracking().ReadableBy(db, actor).SingleOrDefaultAsync(a => a.Id == id, ct)
            ?? throw new NotFoundException("没有这个附件，或您无权查看。");

    /// <summary>
    /// Whether the actor may strike one out that they may read: whoever added it, and the liaison body. The drafter removes files of the draft
    /// beside the draft.
    /// </summary>
    public static bool MayStrike(Actor actor, Attachment attachment) =>
        attachment.StruckAt is null && attachment.Subject is not (AttachmentSubject.Draft or AttachmentSubject.Letter)
        && (attachment.AddedById == actor.UserId || actor.Is(Roles.Liaison));

    /// <summary>How many there are, and how many bytes they take.</summary>
    public async Task<(int Count, long Bytes)> StoredAsync(CancellationToken ct) =>
        (await db.Attachments.CountAsync(ct), await db.Attachments.SumAsync(a => a.Size, ct));

    /// <summary>Refuses one that may not go out: something was found in it, or nobody has looked.</summary>
    /// <exception cref="NotAllowedException">Why, and what to do.</exception>
    public async Task DemandReleasedAsync(Attachment attachment, CancellationToken ct)
    {
        var found = await db.Attachments.Where(a => a.Id == attachment.Id).WithScans(db).Select(s => s.Found).FirstOrDefaultAsync(ct);
        if (AttachmentHold.Of(found, scanner) is { } hold)
            throw new NotAllowedException(hold.Refusal);
    }

    /// <summary>How many were never scanned, and in how many that were not struck out something was found.</summary>
    public async Task<(int Waiting, int Quarantined)> ScansAsync(CancellationToken ct)
    {
        var files = db.Attachments.WithScans(db);
        return (await files.CountAsync(f => f.Found == null, ct), await files.CountAsync(f => f.Found != null && f.Found != "" && f.File.StruckAt == null, ct));
    }

    /// <summary>Writes the content of one that was found so, piece by piece; the last piece only when the whole is what was stored.</summary>
    /// <exception cref="InvalidDataException">It is not what was stored; what was written so far is of no use.</exception>
    /// <exception cref="NotAllowedException">It may not go out.</exception>
    public async Task CopyAsync(Attachment attachment, Stream output, CancellationToken ct)
    {
        await DemandReleasedAsync(attachment, ct);
        await AttachmentContents.CopyAsync(db, attachment.Sha256, attachment.Size, output, ct);
    }
}
