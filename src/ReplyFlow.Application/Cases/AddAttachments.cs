using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Cases;

/// <summary>Adds files to a case later: the liaison body to its suggestion, who may log contacts to one of those.</summary>
public sealed class AddAttachments(UnitRunner units, AttachmentIntake intake)
{
    /// <summary>Whether the actor may add files to a suggestion.</summary>
    public static bool MayAddToSuggestion(Actor actor) => actor.Is(Roles.Liaison);

    /// <summary>Adds files to the suggestion of a case.</summary>
    /// <returns>How many were added.</returns>
    /// <exception cref="InvalidInputException">A file may not be an attachment; none was added.</exception>
    public async Task<int> ToSuggestionAsync(Actor actor, Guid caseId, IReadOnlyList<AttachmentUpload> uploads, CancellationToken ct)
    {
        if (!MayAddToSuggestion(actor))
            throw new NotAllowedException("建议的附件由代联工委添加。");
        await using var files = await CheckAsync(uploads, ct);
        return await units.RunAsync(actor, async unit =>
        {
            var suggestion = await unit.Db.Cases.VisibleTo(actor).Where(c => c.Id == caseId).Select(c => (Guid?)c.SuggestionId).SingleOrDefaultAsync(ct)
                ?? throw new NotFoundException();
            return await intake.AddAsync(unit, actor, caseId, AttachmentSubject.Suggestion, suggestion, files, ct);
        }, ct);
    }

    /// <summary>Adds files to a logged contact of a case.</summary>
    /// <returns>How many were added.</returns>
    /// <exception cref="InvalidInputException">A file may not be an attachment; none was added.</exception>
    public async Task<int> ToContactAsync(Actor actor, Guid contactId, IReadOnlyList<AttachmentUpload> uploads, CancellationToken ct)
    {
        if (!LogContact.MayLog(actor))
            throw new NotAllowedException("沟通记录的附件由主办单位添加。");
        await using var files = await CheckAsync(uploads, ct);
        return await units.RunAsync(actor, async unit =>
        {
            var caseId = await unit.Db.Contacts
                .Where(l => l.Id == contactId && unit.Db.Cases.Any(c => c.Id == l.CaseId && c.LeadBureauId == actor.BureauId))
                .Select(l => (Guid?)l.CaseId).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            return await intake.AddAsync(unit, actor, caseId, AttachmentSubject.Contact, contactId, files, ct);
        }, ct);
    }

    private async Task<CheckedFiles> CheckAsync(IReadOnlyList<AttachmentUpload> uploads, CancellationToken ct) =>
        uploads.Count > 0 ? await intake.CheckAsync(uploads, ct) : throw new InvalidInputException(AttachmentIntake.Field, "请选择要添加的文件。");
}
