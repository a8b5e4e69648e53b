using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Application.Policies;

/// <summary>Adds confirmed versions to documents.</summary>
internal static class PolicyVersionRows
{
    /// <summary>Who confirms where nobody is signed in.</summary>
    private const string CommandLine = "命令行";

    /// <summary>Adds the version that counts now; its text where that is not there yet.</summary>
    public static async Task AddAsync(
        Unit unit, PolicyDocument document, PolicyFacts facts, PolicyText text, PolicySource source, string note, (string By, DateTimeOffset At) added,
        CancellationToken ct)
    {
        if (!await unit.Db.PolicyTexts.AnyAsync(t => t.Sha256 == text.Sha256, ct))
            unit.Db.PolicyTexts.Add(text);
        var version = new PolicyVersion
        {
            DocumentId = document.Id,
            No = document.CurrentNo,
            Facts = facts,
            TextSha256 = text.Sha256,
            Source = source,
            Note = note,
            AddedBy = added.By,
            AddedAt = added.At,
            ConfirmedById = unit.Actor?.UserId,
            ConfirmedBy = unit.Actor?.Signature ?? CommandLine,
            ConfirmedAt = unit.Now,
        };
        unit.Db.PolicyVersions.Add(version);
        unit.Record(
            PolicyConfirmed.Of(document, version), null,
            version.No == 1 ? $"确认政策文件：{facts.Citation}" : $"政策文件的第 {version.No} 版：{facts.Citation}");
        // A text is looked for in the database only: two of one text in one transaction come one after the other.
        await unit.Db.SaveChangesAsync(ct);
    }
}
