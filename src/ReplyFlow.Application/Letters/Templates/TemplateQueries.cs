using System.Text;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Letters.Forms;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Application.Letters.Templates;

/// <summary>Reads templates: the product's files and the versions saved.</summary>
public sealed class TemplateQueries(ReplyFlowDb db, LetterRenderer renderer)
{
    /// <summary>Every profile, by name.</summary>
    public async Task<IReadOnlyList<TemplateProfile>> ProfilesAsync(CancellationToken ct)
    {
        var versions = (await db.LetterTemplates.AsNoTracking().OrderByDescending(t => t.Version)
            .Select(t => new { t.Profile, Row = new TemplateVersionRow(t.Version, t.SavedBy, t.SavedAt, t.IsActive) }).ToListAsync(ct))
            .ToLookup(t => t.Profile, t => t.Row);
        var bureaus = (await db.Bureaus.AsNoTracking().Where(b => b.Kind == Domain.Organisation.BureauKind.Handling).OrderBy(b => b.ShortName)
            .Select(b => new { b.TemplateProfile, b.ShortName }).ToListAsync(ct)).ToLookup(b => b.TemplateProfile, b => b.ShortName);
        var shipped = renderer.Profiles;
        var rows = new List<TemplateProfile>();
        foreach (var profile in shipped.Union(versions.Select(v => v.Key)).Union(bureaus.Select(b => b.Key)).Order(StringComparer.Ordinal))
        {
            var (name, problem) = ("", (string?)null);
            try
            {
                name = (await renderer.TemplateAsync(db, profile, ct)).Name;
            }
            catch (TemplateException e)
            {
                (name, problem) = (await NewestNameAsync(profile, ct), e.Field.Length == 0 ? e.Expected : e.Message);
            }
            rows.Add(new TemplateProfile(profile, name, shipped.Contains(profile), problem, [.. versions[profile]], [.. bureaus[profile]]));
        }
        return rows;
    }

    /// <summary>What people call a profile.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<string> LabelAsync(string profile, CancellationToken ct) =>
        (await ProfilesAsync(ct)).FirstOrDefault(p => p.Profile == profile)?.Label ?? throw new NotFoundException("没有这个模板，可能链接有误。");

    /// <summary>The profile's 征询意见表, as its file is today.</summary>
    public ProfileForm FeedbackForm(string profile)
    {
        var path = renderer.FeedbackFormPath(profile);
        try
        {
            return new ProfileForm(path, renderer.FeedbackForm(profile), null);
        }
        catch (TemplateException e)
        {
            return new ProfileForm(path, null, e.Message);
        }
    }

    /// <summary>The profile's 征询意见表 as it goes with the sample letter, as a PDF.</summary>
    /// <exception cref="NotFoundException">The profile has none.</exception>
    /// <exception cref="InvalidInputException">It cannot be set.</exception>
    public async Task<byte[]> SampleFormAsync(string profile, CancellationToken ct)
    {
        try
        {
            var letter = SampleLetter.For(await renderer.TemplateAsync(db, profile, ct));
            var form = renderer.FeedbackForm(profile) ?? throw new NotFoundException("这个模板没有征询意见表。");
            var on = new DateTimeOffset(letter.Date!.Value, default, TimeSpan.Zero);
            return renderer.Print(form, letter, letter.Suggestion!.LeadDeputy, "", FormValues.PaperFoot(letter), on);
        }
        catch (Exception e) when (LetterRenderer.IsProblem(e))
        {
            throw new InvalidInputException("", $"排不出征询意见表的样表：{e.Message}");
        }
    }

    /// <summary>What people call the exact version that a letter carries (<see cref="TemplateName"/>).</summary>
    public async Task<string> VersionLabelAsync(string version, CancellationToken ct)
    {
        var (profile, no) = (TemplateName.ProfileOf(version), TemplateName.VersionOf(version));
        var saved = db.LetterTemplates.Where(t => t.Profile == profile && t.Version == no).Select(t => t.Json);
        var name = no is null ? "" : NameIn(await saved.FirstOrDefaultAsync(ct));
        if (name.Length == 0)
            name = (await ProfilesAsync(ct)).FirstOrDefault(p => p.Profile == profile)?.Label ?? TemplateProfile.Unnamed(profile);
        return no is null ? $"“{name}”，随产品的版本" : $"“{name}”第 {no} 版";
    }

    /// <summary>The settings of a version.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="version">A saved version; 0 for the product's file; null for what is in force, or else the newest.</param>
    /// <param name="ct">Cancels the queries.</param>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<string> JsonAsync(string profile, int? version, CancellationToken ct)
    {
        var saved = db.LetterTemplates.AsNoTracking().Where(t => t.Profile == profile);
        var json = version switch
        {
            0 => null,
            { } no => await saved.Where(t => t.Version == no).Select(t => t.Json).FirstOrDefaultAsync(ct) ?? throw Unknown(),
            null => await saved.Where(t => t.IsActive).Select(t => t.Json).FirstOrDefaultAsync(ct),
        };
        if (json is null && renderer.Profiles.Contains(profile))
            json = renderer.ShippedJson(profile);
        if (json is null && version is null)
            json = await saved.OrderByDescending(t => t.Version).Select(t => t.Json).FirstOrDefaultAsync(ct);
        return json ?? throw Unknown();
    }

    private async Task<string> NewestNameAsync(string profile, CancellationToken ct) => NameIn(
        await db.LetterTemplates.Where(t => t.Profile == profile).OrderByDescending(t => t.Version).Select(t => t.Json).FirstOrDefaultAsync(ct));

    /// <summary>The name that settings give; empty where they cannot be read.</summary>
    private static string NameIn(string? json)
    {
        try
        {
            return json is null ? "" : TemplateFile.Parse(Encoding.UTF8.GetBytes(json), "").Name;
        }
        catch (TemplateException)
        {
            return "";
        }
    }

    private static NotFoundException Unknown() => new("没有这个模板版本，可能链接有误。");
}
