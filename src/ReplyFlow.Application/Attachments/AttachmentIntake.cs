using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Attachments.Scanning;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Attachments;

namespace ReplyFlow.Application.Attachments;

/// <summary>Checks files that were sent with a form, and adds them to a case; whether the actor may is asked by the command that does.</summary>
public sealed class AttachmentIntake(AttachmentLimits limits, VirusScanner scanner, ILogger<AttachmentIntake> log)
{
    /// <summary>Name of the field that files are sent in.</summary>
    public const string Field = "Files";

    /// <summary>Checks files, before a transaction is begun: it reads them whole.</summary>
    internal async Task<CheckedFiles> CheckAsync(IReadOnlyList<AttachmentUpload> uploads, CancellationToken ct)
    {
        if (uploads.Count == 0)
            return CheckedFiles.None;
        if (uploads.Count > limits.MaxFiles)
            return new CheckedFiles([], [new FieldError(Field, $"选了 {uploads.Count} 个文件，一次最多 {limits.MaxFiles} 个。")]);
        var (files, faults) = (new List<CheckedFile>(), new List<FieldError>());
        var intake = new CheckedFiles(files, faults);
        try
        {
            foreach (var upload in uploads)
            {
                var (file, fault) = await FileCheck.RunAsync(upload, limits.MaxFileBytes, ct);
                if (file is not null)
                    files.Add(file);
                else
                    faults.Add(new FieldError(Field, $"“{FileNames.Shown(upload.Name)}”{fault}。"));
            }
            if (scanner.IsOn && faults.Count == 0)
                await ScanAsync(files, faults, ct);
            return intake;
        }
        catch
        {
            await intake.DisposeAsync();
            throw;
        }
    }

    /// <summary>Scans what will be stored. Nothing is taken in that was not scanned.</summary>
    private async Task ScanAsync(List<CheckedFile> files, List<FieldError> faults, CancellationToken ct)
    {
        try
        {
            for (var i = 0; i < files.Count; i++)
                try
                {
                    files[i].Content.Position = 0;
                    var scan = await scanner.ScanAsync(files[i].Content, ct);
                    files[i] = files[i] with { Scan = scan };
                    if (scan.Signature.Length == 0)
                        continue;
                    log.LogWarning("A file was refused because the scanner found {Signature} in it", scan.Signature);
                    faults.Add(new FieldError(Field, $"“{FileNames.Shown(files[i].Name)}”查出病毒（{scan.Signature}），没有收下。请先在自己的电脑上杀毒。"));
                }
                catch (ScanException e) when (e.IsTooLarge)
                {
                    log.LogError(e, "A file of {Size} bytes cannot be scanned and is refused: StreamMaxLength of clamd is too small", files[i].Size);
                    faults.Add(new FieldError(Field, $"“{FileNames.Shown(files[i].Name)}”超过病毒扫描服务允许的大小，没有收下。请联系系统管理员。"));
                }
        }
        catch (ScanException e)
        {
            log.LogError(e, "Files are refused because they cannot be scanned");
            faults.Add(new FieldError(Field, "扫描服务不可用，没有经过病毒扫描的文件不能收。请稍后再试；总是这样，请联系系统管理员。"));
        }
    }

    /// <summary>Adds checked files within the transaction; what the same subject has already is not added once more.</summary>
    /// <returns>How many were added.</returns>
    /// <exception cref="InvalidInputException">One was refused, or the case would have too many.</exception>
    internal async Task<int> AddAsync(
        Unit unit, Actor actor, Guid caseId, AttachmentSubject subject, Guid subjectId, CheckedFiles files, CancellationToken ct)
    {
        if (!files.Any)
            return 0;
        await unit.Db.LockCaseAsync(caseId, ct);
        var present = await unit.Db.Attachments.Where(a => a.CaseId == caseId)
            .Select(a => new { a.Size, a.Sha256, Same = a.Subject == subject && a.SubjectId == subjectId && a.StruckAt == null }).ToListAsync(ct);
        var known = present.Where(p => p.Same).Select(p => p.Sha256).ToHashSet();
        var added = files.Good.Where(f => known.Add(f.Sha256)).ToList();
        if (present.Sum(p => p.Size) + added.Sum(f => f.Size) > limits.MaxCaseBytes)
            throw new InvalidInputException(new FieldError(Field, $"本件的附件合起来会超过 {limits.MaxCaseMegabytes} MB，没有添加。"));
        foreach (var file in added)
        {
            await AttachmentContents.StoreAsync(unit.Db, file, ct);
            Add(unit, actor, caseId, subject, subjectId, file);
            if (file.Scan is { } scan)
                unit.Db.AttachmentScans.Add(scan.Of(file.Sha256, unit.Now));
        }
        return added.Count;
    }

    private static void Add(Unit unit, Actor actor, Guid caseId, AttachmentSubject subject, Guid subjectId, CheckedFile file)
    {
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
        unit.Record(
            new AttachmentAdded(row.Id, subject, subjectId, row.Name, row.MediaType, row.Size, row.Sha256), caseId, $"添加{AttachmentWords.Of(subject)}附件");
    }
}
