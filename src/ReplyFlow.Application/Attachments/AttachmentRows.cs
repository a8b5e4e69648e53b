using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Attachments;

namespace ReplyFlow.Application.Attachments;

/// <summary>Checks uploaded files and adds them to a case; whether the actor may is asked by the command that does.</summary>
internal sealed class AttachmentRows(AttachmentLimits limits)
{
    /// <summary>Checks files, before a transaction is begun.</summary>
    /// <exception cref="InvalidInputException">One may not be an attachment; the sentence names it and says why.</exception>
    public async Task<IReadOnlyList<CheckedFile>> CheckAsync(string field, IReadOnlyList<AttachmentUpload> uploads, CancellationToken ct)
    {
        if (uploads.Count > limits.MaxPerCase)
            throw new InvalidInputException(new FieldError(field, $"一次最多上传 {limits.MaxPerCase} 个文件。"));
        var check = new InputCheck();
        var files = new List<CheckedFile>();
        foreach (var upload in uploads)
        {
            var (file, fault) = await FileCheck.RunAsync(upload, limits, ct);
            if (file is null)
                check.Fail(field, $"“{FileNames.Shown(upload.Name)}”{fault}。{FileCheck.Allowed}。");
            else
                files.Add(file);
        }
        check.ThrowIfAny();
        return files;
    }

    /// <summary>Adds checked files within the transaction.</summary>
    /// <exception cref="InvalidInputException">The case would have too many.</exception>
    public async Task<IReadOnlyList<Attachment>> AddAsync(
        Unit unit, Actor actor, Guid caseId, AttachmentSubject subject, Guid subjectId, string field, IReadOnlyList<CheckedFile> files, CancellationToken ct)
    {
        await unit.Db.LockCaseAsync(caseId, ct);
        if (await unit.Db.Attachments.CountAsync(a => a.CaseId == caseId, ct) + files.Count > limits.MaxPerCase)
            throw new InvalidInputException(new FieldError(field, $"一件建议最多有 {limits.MaxPerCase} 个附件。"));
        var added = new List<Attachment>();
        foreach (var file in files)
        {
            await AttachmentContents.StoreAsync(unit.Db, file, ct);
            var row = new Attachment
            {
                CaseId = caseId,
                Subject = subject,
                SubjectId = subjectId,
                Name = file.Name,
                MediaType = file.MediaType,
                Size = file.Size,
                Sha256 = file.Sha256,
                AddedById = actor.UserId,
                AddedBy = actor.Signature,
                AddedAt = unit.Now,
            };
            unit.Db.Attachments.Add(row);
            unit.Record(new AttachmentAdded(row.Id, subject, subjectId, row.Name, row.MediaType, row.Size, row.Sha256), caseId,
                subject == AttachmentSubject.Suggestion ? "添加建议附件" : "添加沟通附件");
            added.Add(row);
        }
        return added;
    }
}
