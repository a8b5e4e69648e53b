using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Attachments;

/// <summary>Reads attachments.</summary>
public sealed class AttachmentQueries(ReplyFlowDb db)
{
    /// <summary>Those of a case that the actor may read, by the key of what they belong to, the oldest first.</summary>
    public async Task<ILookup<Guid, Attachment>> OfCaseAsync(Actor actor, Guid caseId, CancellationToken ct) =>
        (await db.Attachments.AsNoTracking().ReadableBy(db, actor).Where(a => a.CaseId == caseId).ToListAsync(ct))
        .OrderBy(a => a.AddedAt).ThenBy(a => a.Name, StringComparer.Ordinal).ToLookup(a => a.SubjectId);

    /// <summary>One that the actor may read.</summary>
    /// <exception cref="NotFoundException">There is none such.</exception>
    public async Task<Attachment> FindAsync(Actor actor, Guid id, CancellationToken ct) =>
        await db.Attachments.AsNoTracking().ReadableBy(db, actor).SingleOrDefaultAsync(a => a.Id == id, ct)
            ?? throw new NotFoundException("没有这个附件，或您无权查看。");

    /// <summary>Whether the actor may strike one out that they may read: whoever added it, and the liaison body.</summary>
    public static bool MayStrike(Actor actor, Attachment attachment) =>
        attachment.StruckAt is null && (attachment.AddedById == actor.UserId || actor.Is(Roles.Liaison));

    /// <summary>How many there are, and how many bytes they take.</summary>
    public async Task<(int Count, long Bytes)> StoredAsync(CancellationToken ct) =>
        (await db.Attachments.CountAsync(ct), await db.Attachments.SumAsync(a => a.Size, ct));

    /// <summary>Writes the content of one that was found so, piece by piece; the last piece only when the whole is what was stored.</summary>
    /// <exception cref="InvalidDataException">It is not what was stored; what was written so far is of no use.</exception>
    public Task CopyAsync(Attachment attachment, Stream output, CancellationToken ct) =>
        AttachmentContents.CopyAsync(db, attachment.Sha256, attachment.Size, output, ct);
}
