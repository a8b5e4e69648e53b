using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Attachments;

namespace ReplyFlow.Application.Attachments;

/// <summary>作废: says that a file was added by mistake. It is never deleted, and stays to be read with the reason beside it.</summary>
public sealed class StrikeAttachment(UnitRunner units)
{
    /// <summary>Strikes it out.</summary>
    /// <returns>The case.</returns>
    /// <exception cref="NotFoundException">There is none that this person may read.</exception>
    /// <exception cref="NotAllowedException">Neither who added it nor the liaison body.</exception>
    /// <exception cref="InvalidInputException">No reason, or it is struck out already.</exception>
    public Task<Guid> RunAsync(Actor actor, Guid id, string reason, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        var attachment = await unit.Db.Attachments.ReadableBy(unit.Db, actor).SingleOrDefaultAsync(a => a.Id == id, ct)
            ?? throw new NotFoundException("没有这个附件，或您无权查看。");
        await unit.Db.LockCaseAsync(attachment.CaseId, ct);
        await unit.Db.Entry(attachment).ReloadAsync(ct);
        if (attachment.StruckAt is not null)
            throw new InvalidInputException("", "这个附件已经作废。");
        if (!AttachmentQueries.MayStrike(actor, attachment))
            throw new NotAllowedException("附件由添加的人或者代联工委作废。");
        var check = new InputCheck();
        var words = check.Text("Reason", reason, "作废的理由", Attachment.MaxReason);
        check.ThrowIfAny();
        attachment.Strike(actor.Signature, words, unit.Now);
        unit.Record(new AttachmentStruck(id, attachment.Subject, attachment.Name, words), attachment.CaseId, $"作废{AttachmentWords.Of(attachment.Subject)}附件");
        return attachment.CaseId;
    }, ct);
}
