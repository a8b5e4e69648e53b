using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Cases;

/// <summary>Adds files to a case: the liaison body to its suggestion, who may log contacts to one of those.</summary>
public sealed class AddAttachments(UnitRunner units, AttachmentLimits limits)
{
    /// <summary>The form's field that the files are of.</summary>
    public const string Field = "Files";

    private readonly AttachmentRows _rows = new(limits);

    /// <summary>Adds files to the suggestion of a case.</summary>
    /// <returns>Keys of the attachments.</returns>
    /// <exception cref="InvalidInputException">A file may not be an attachment; none was added.</exception>
    public async Task<IReadOnlyList<Guid>> ToSuggestionAsync(Actor actor, Guid caseId, IReadOnlyList<AttachmentUpload> uploads, CancellationToken ct)
    {
        if (!actor.Is(Roles.Liaison))
            throw new NotAllowedException();
        var files = await CheckAsync(uploads, ct);
        return await units.RunAsync(actor, async unit =>
        {
            var suggestion = await unit.Db.Cases.VisibleTo(actor).Where(c => c.Id == caseId).Select(c => (Guid?)c.SuggestionId).SingleOrDefaultAsync(ct)
                ?? throw new NotFoundException();
            return await AddAsync(unit, actor, caseId, AttachmentSubject.Suggestion, suggestion, files, ct);
        }, ct);
    }

    /// <summary>Adds files to a logged contact of a case.</summary>
    /// <returns>Keys of the attachments.</returns>
    /// <exception cref="InvalidInputException">A file may not be an attachment; none was added.</exception>
    public async Task<IReadOnlyList<Guid>> ToContactAsync(Actor actor, Guid contactId, IReadOnlyList<AttachmentUpload> uploads, CancellationToken ct)
    {
        if (!LogContact.MayLog(actor))
            throw new NotAllowedException();
        var files = await CheckAsync(uploads, ct);
        return await units.RunAsync(actor, async unit =>
        {
            var caseId = await unit.Db.Contacts
                .Where(l => l.Id == contactId && unit.Db.Cases.Any(c => c.Id == l.CaseId && c.LeadBureauId == actor.BureauId))
                .Select(l => (Guid?)l.CaseId).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            return await AddAsync(unit, actor, caseId, AttachmentSubject.Contact, contactId, files, ct);
        }, ct);
    }

    private async Task<IReadOnlyList<CheckedFile>> CheckAsync(IReadOnlyList<AttachmentUpload> uploads, CancellationToken ct) =>
        uploads.Count == 0
            ? throw new InvalidInputException(new FieldError(Field, "请选择要上传的文件。"))
            : await _rows.CheckAsync(Field, uploads, ct);

    private async Task<IReadOnlyList<Guid>> AddAsync(
        Unit unit, Actor actor, Guid caseId, AttachmentSubject subject, Guid subjectId, IReadOnlyList<CheckedFile> files, CancellationToken ct) =>
        [.. (await _rows.AddAsync(unit, actor, caseId, subject, subjectId, Field, files, ct)).Select(a => a.Id)];
}
