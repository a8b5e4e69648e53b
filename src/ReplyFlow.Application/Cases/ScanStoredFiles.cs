using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Attachments.Scanning;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Cases;

/// <summary>Scans what was stored before there was a scanner; until then it is handed out to nobody.</summary>
public sealed class ScanStoredFiles(
    ReplyFlowDb db, UnitRunner units, VirusScanner scanner, ReminderQueries people, ILogger<ScanStoredFiles> log)
{
    private const int Portion = 50;

    /// <summary>Scans whatever was never scanned. Ends early where the scanner does not answer.</summary>
    /// <param name="failed">Contents that could not be scanned: passed over, and added to.</param>
    /// <param name="again">Whether to ask once more about what was found, which the scanner may have learned is harmless.</param>
    /// <param name="ct">Asks to stop.</param>
    /// <returns>How many were scanned.</returns>
    public async Task<int> RunAsync(ISet<string> failed, bool again, CancellationToken ct)
    {
        if (!scanner.IsOn)
            return 0;
        var (last, scanned) = ("", 0);
        while (true)
        {
            var contents = await StoredContents.Of(db).Where(c => (c.Found == null || (again && c.Found != "")) && c.Sha256.CompareTo(last) > 0)
                .OrderBy(c => c.Sha256).Take(Portion).ToListAsync(ct);
            if (contents.Count == 0)
                return scanned;
            foreach (var content in contents)
            {
                last = content.Sha256;
                if (failed.Contains(last))
                    continue;
                try
                {
                    var result = await ScanAsync(content.Sha256, content.Size, ct);
                    await units.RunAsync(null, unit => RecordAsync(unit, content.Sha256, result, ct), ct);
                    scanned++;
                }
                catch (Exception e) when (e is InvalidDataException or ScanException { IsTooLarge: true })
                {
                    log.LogError(e, "The stored content {Sha256} cannot be scanned, and is not handed out", content.Sha256);
                    failed.Add(content.Sha256);
                }
                catch (ScanException e)
                {
                    log.LogWarning(e, "Stored files wait until they can be scanned");
                    return scanned;
                }
            }
        }
    }

    private async Task<ScanResult> ScanAsync(string sha256, long size, CancellationToken ct)
    {
        await using var copy = TemporaryFile.Create();
        await AttachmentContents.CopyAsync(db, sha256, size, copy, ct);
        return await scanner.ScanAsync(copy, ct);
    }

    private async Task RecordAsync(Unit unit, string sha256, ScanResult result, CancellationToken ct)
    {
        await unit.Db.LockAsync(LockSubject.Scans, ct);
        // Another process, or somebody who sent the same file again, may have been first.
        if (await StoredContents.Of(unit.Db).Where(c => c.Sha256 == sha256).AllAsync(c => c.Found == result.Signature, ct))
            return;
        unit.Db.AttachmentScans.Add(result.Of(sha256, unit.Now));
        if (result.Signature.Length == 0)
            return;
        foreach (var caseId in await unit.Db.Attachments.Where(a => a.Sha256 == sha256).Select(a => a.CaseId).Distinct().OrderBy(id => id).ToListAsync(ct))
            await TellAsync(unit, caseId, result.Signature, ct);
    }

    private async Task TellAsync(Unit unit, Guid caseId, string signature, CancellationToken ct)
    {
        var c = await unit.Db.LoadCaseAsync(caseId, ct);
        var bodies = await unit.Db.Bureaus.Where(b => b.Kind == BureauKind.LiaisonBody && b.IsActive).Select(b => b.Id).ToListAsync(ct);
        var staff = await people.StaffAsync(bodies, [], unit.Today, ct);
        await new StaffNotice("attachmentQuarantined", "附件查出病毒，已经隔离", $"有附件查出病毒（{signature}），已经隔离，任何人都不能打开。请在建议页面核对并作废。")
            .SendAsync(unit, c, [.. bodies.SelectMany(b => staff.WithSubstitutes(new Owner(b, Roles.Liaison, null, null)))], ct);
    }
}
