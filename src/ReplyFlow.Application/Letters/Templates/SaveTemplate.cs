using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Application.Letters.Templates;

/// <summary>Saves settings as the next version of a profile, an existing one or a new one. Nothing is laid out with it before it is put in force.</summary>
public sealed class SaveTemplate(UnitRunner units, LetterRenderer renderer)
{
    /// <summary>Saves it.</summary>
    /// <param name="actor">The administrator.</param>
    /// <param name="profile">The profile's name.</param>
    /// <param name="json">The settings as typed; line ends become line feeds.</param>
    /// <param name="ct">Cancels the command.</param>
    /// <returns>The version's number: the newest one's where that has the same text.</returns>
    /// <exception cref="InvalidInputException">Fields Profile and Json, the latter with the JSON path: <c>Json[closing.sealDiameter]</c>.</exception>
    public Task<int> RunAsync(Actor actor, string profile, string json, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        var check = new InputCheck();
        profile = check.Text("Profile", profile, "模板名", 40);
        if (check.IsGood("Profile") && !TemplateName.IsProfile(profile))
            check.Fail("Profile", "模板名只能用英文字母、数字、- 和 _，例如 city-2027。");
        json = json.ReplaceLineEndings("\n").TrimEnd() + "\n";
        foreach (var problem in TemplateTrial.Run(renderer, profile, json).Problems)
            check.Fail($"Json[{problem.Path}]", $"{profile}/{TemplateFile.FileName}：{problem.Sentence}");
        check.ThrowIfAny();
        var sha = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        return units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Templates, ct);
            var last = await unit.Db.LetterTemplates.Where(t => t.Profile == profile).OrderByDescending(t => t.Version)
                .Select(t => new { t.Version, t.Sha256 }).FirstOrDefaultAsync(ct);
            if (last?.Sha256 == sha)
                return last.Version;
            var version = (last?.Version ?? 0) + 1;
            unit.Db.LetterTemplates.Add(new LetterTemplateVersion
            {
                Profile = profile,
                Version = version,
                Json = json,
                Sha256 = sha,
                SavedBy = actor.Name,
                SavedAt = unit.Now,
            });
            unit.Record(new TemplateSaved(profile, version, sha), null, $"保存公文模板 {profile} 第 {version} 版");
            return version;
        }, ct);
    }
}
