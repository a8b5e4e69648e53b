using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Letters.Templates;

/// <summary>Puts a version of a template in force, an older one too, or goes back to the file that comes with the product.</summary>
public sealed class ActivateTemplate(UnitRunner units, LetterRenderer renderer)
{
    /// <summary>Puts it in force; letters issued before stay as they are.</summary>
    /// <param name="actor">The administrator.</param>
    /// <param name="profile">The profile's name.</param>
    /// <param name="version">Which version; null for the product's file.</param>
    /// <param name="ct">Cancels the command.</param>
    public Task RunAsync(Actor actor, string profile, int? version, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        return units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Templates, ct);
            var versions = await unit.Db.LetterTemplates.Where(t => t.Profile == profile).ToListAsync(ct);
            var wanted = versions.Find(t => t.Version == version);
            if (version is null ? !renderer.Profiles.Contains(profile) : wanted is null)
                throw new NotFoundException("没有这个模板版本，可能链接有误。");
            if (wanted is not null && TemplateTrial.Run(renderer, profile, wanted.Json).Problems is { Count: > 0 } problems)
                throw new InvalidInputException("", $"第 {version} 版不能启用：{string.Join("；", problems).TrimEnd('。')}。");
            var before = versions.Find(t => t.IsActive);
            if (before == wanted)
                return;
            if (before is not null)
            {
                before.IsActive = false;
                await unit.Db.SaveChangesAsync(ct); // one at a time: the database allows one in force
            }
            if (wanted is not null)
                wanted.IsActive = true;
            unit.Record(new TemplateActivated(profile, version, before?.Version, wanted?.Sha256), null,
                version is null ? $"公文模板 {profile} 改回随产品的版本" : $"启用公文模板 {profile} 第 {version} 版");
        }, ct);
    }
}
