using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Attachments;

namespace ReplyFlow.Application.Attachments;

/// <summary>Reads attachments.</summary>
public sealed class AttachmentQueries(ReplyFlowDb db)
{
    /// <summary>Those of a case that the actor may read, the oldest first.</summary>
    public async Task<IReadOnlyList<Attachment>> OfCaseAsync(Actor actor, Guid caseId, CancellationToken ct) =>
        await db.Attachments.AsNoTracking().ReadableBy(db, actor).Where(a => a.CaseId == caseId).OrderBy(a => a.Id).ToListAsync(ct);

    /// <summary>One that the actor may read.</summary>
    /// <exception cref="NotFoundException">There is none such.</exception>
    public async Task<Attachment> FindAsync(Actor actor, Guid id, CancellationToken ct) =>
        await db.Attachments.AsNoTracking().ReadableBy(db, actor).SingleOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFoundException();

    /// <summary>Writes the content of one that was found so, piece by piece.</summary>
    /// <exception cref="InvalidDataException">It is not what was stored; what was written so far is of no use.</exception>
    public Task CopyAsync(Attachment attachment, Stream output, CancellationToken ct) =>
        AttachmentContents.CopyAsync(db, attachment.Sha256, attachment.Size, output, ct);
}
