using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Text;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Application.Letters.Templates;

/// <summary>Saves settings as the next version of a profile, an existing one or a new one. Nothing is laid out with it before it is put in force.</summary>
public sealed class SaveTemplate(UnitRunner units, LetterRenderer renderer, TemplateQueries templates)
{
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
        var settings = Settings(check, profile, json);
        return units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Templates, ct);
            return await StoreAsync(unit, profile, settings, ct);
        }, ct);
    }

    /// <summary>Saves settings that were made from a profile's as a profile of their own, under a folder's name that is free.</summary>
    /// <returns>That name.</returns>
    /// <exception cref="InvalidInputException">Fields AsNew, where another profile is called the same, and Json.</exception>
    public Task<string> AsNewAsync(Actor actor, string from, string json, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        var settings = Settings(new InputCheck(), from, json);
        var name = TemplateFile.Parse(Encoding.UTF8.GetBytes(settings), from).Name;
        return units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Templates, ct);
            var others = await templates.ProfilesAsync(ct);
            if (others.Any(o => o.Name == name))
                throw new InvalidInputException("AsNew", $"已经有名称为“{name}”的模板，请先在“模板名称”里给新模板换一个名称。");
            var stem = from[..Math.Min(from.Length, 36)];
            var profile = Enumerable.Range(2, others.Count + 1).Select(n => $"{stem}-{n}").First(p => others.All(o => o.Profile != p));
            await StoreAsync(unit, profile, settings, ct);
            return profile;
        }, ct);
    }

    /// <summary>The settings as they are stored.</summary>
    /// <exception cref="InvalidInputException">They cannot be used, or something else was wrong already.</exception>
    private string Settings(InputCheck check, string profile, string json)
    {
        json = json.ReplaceLineEndings("\n").TrimEnd() + "\n";
        foreach (var problem in TemplateTrial.Run(renderer, profile, json).Problems)
            check.Fail($"Json[{problem.Path}]", $"{Excerpt.Of(profile)}/{TemplateFile.FileName}：{problem.Sentence}");
        check.ThrowIfAny();
        return json;
    }

    private static async Task<int> StoreAsync(Unit unit, string profile, string json, CancellationToken ct)
    {
        var sha = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
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
            SavedBy = unit.Actor!.Name,
            SavedAt = unit.Now,
        });
        unit.Record(new TemplateSaved(profile, version, sha), null, $"保存公文模板 {profile} 第 {version} 版");
        return version;
    }
}
