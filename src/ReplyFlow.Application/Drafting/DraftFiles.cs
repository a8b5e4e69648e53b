using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Attachments;

namespace ReplyFlow.Application.Drafting;

/// <summary>草稿的文件: what the drafter works from. Whoever drafts the case adds and removes them, and takes a removal back, while they draft it.</summary>
public sealed class DraftFiles(UnitRunner units, DraftQueries drafts, AttachmentIntake intake)
{
    /// <summary>Adds files to the draft of a case.</summary>
    /// <returns>How many were added.</returns>
    /// <exception cref="NotFoundException">The actor does not draft this case.</exception>
    /// <exception cref="AlreadyClosedException">The draft was handed on.</exception>
    /// <exception cref="InvalidInputException">A file may not be an attachment; none was added.</exception>
    public async Task<int> AddAsync(Actor actor, Guid caseId, IReadOnlyList<AttachmentUpload> uploads, CancellationToken ct)
    {
        if (uploads.Count == 0)
            throw new InvalidInputException(AttachmentIntake.Field, "请选择要添加的文件。");
        await drafts.ItemAsync(actor, caseId, ct);
        await using var files = await intake.CheckAsync(uploads, ct);
        return await units.RunAsync(actor, async unit =>
        {
            var acting = await BasisChange.DemandDraftingAsync(unit, drafts, actor, caseId, ct);
            return await intake.AddAsync(unit, acting, caseId, AttachmentSubject.Draft, caseId, files, ct);
        }, ct);
    }

    /// <summary>移除: strikes a file out of the draft's; it stays to be taken back.</summary>
    /// <returns>Its name.</returns>
    /// <inheritdoc cref="AddAsync" />
    public Task<string> RemoveAsync(Actor actor, Guid caseId, Guid id, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        await unit.Db.LockCaseAsync(caseId, ct);
        var acting = await BasisChange.DemandDraftingAsync(unit, drafts, actor, caseId, ct);
        var file = await FindAsync(unit, caseId, id, ct);
        if (file.StruckAt is not null)
            throw new InvalidInputException("", "这个文件已经移除。");
        const string why = "经办人移除";
        file.Strike(acting.Signature, why, unit.Now);
        unit.Record(new AttachmentStruck(id, file.Subject, file.Name, why), caseId, "移除草稿附件");
        return file.Name;
    }, ct);

    /// <summary>撤销移除: adds the same content again, as a row of its own, for what was struck out stays so.</summary>
    /// <returns>Its name.</returns>
    /// <inheritdoc cref="AddAsync" />
    public Task<string> RestoreAsync(Actor actor, Guid caseId, Guid id, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        var acting = await BasisChange.DemandDraftingAsync(unit, drafts, actor, caseId, ct);
        var file = await FindAsync(unit, caseId, id, ct);
        // The content is stored already, and was scanned then.
        await using var again = new CheckedFiles([new CheckedFile(file.Name, file.MediaType, file.Size, file.Sha256, Stream.Null, IsOwn: false)], []);
        await intake.AddAsync(unit, acting, caseId, AttachmentSubject.Draft, caseId, again, ct);
        return file.Name;
    }, ct);

    private static async Task<Attachment> FindAsync(Unit unit, Guid caseId, Guid id, CancellationToken ct) =>
        await unit.Db.Attachments.SingleOrDefaultAsync(a => a.Id == id && a.CaseId == caseId && a.Subject == AttachmentSubject.Draft, ct)
            ?? throw new NotFoundException("草稿没有这个文件。");
}
