using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Deputies;

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
        if (attachment.Subject == AttachmentSubject.Answer && await IsOnlyGroundAsync(unit, attachment, ct))
            throw new InvalidInputException("", "这是代录答复的唯一扫描件，代录没有作废以前不能作废它。扫描件有误的，请带上对的扫描件重新代录，再请代联工委作废原来的代录。");
        var check = new InputCheck();
        var words = check.Text("Reason", reason, "作废的理由", Attachment.MaxReason);
        check.ThrowIfAny();
        attachment.Strike(actor.Signature, words, unit.Now);
        unit.Record(new AttachmentStruck(id, attachment.Subject, attachment.Name, words), attachment.CaseId, $"作废{AttachmentWords.Of(attachment.Subject)}附件");
        return attachment.CaseId;
    }, ct);

    /// <summary>Whether an entry from a form on paper, that is not void, would rest on nothing without the file.</summary>
    private static async Task<bool> IsOnlyGroundAsync(Unit unit, Attachment scan, CancellationToken ct) =>
        await unit.Db.Feedback.AnyAsync(f => f.Id == scan.SubjectId && f.Way == FeedbackWay.Paper && f.VoidedAt == null, ct)
        && !await unit.Db.Attachments.AnyAsync(a => a.SubjectId == scan.SubjectId && a.Id != scan.Id && a.StruckAt == null, ct);
}
