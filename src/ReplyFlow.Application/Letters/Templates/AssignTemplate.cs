using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Application.Letters.Templates;

/// <summary>Lets a bureau's letters be laid out with a profile.</summary>
public sealed class AssignTemplate(UnitRunner units, LetterRenderer renderer)
{
    /// <param name="actor">The administrator.</param>
    /// <param name="profile">The profile; it must have a version in force.</param>
    /// <param name="bureauId">The bureau.</param>
    /// <param name="ct">Cancels the command.</param>
    /// <returns>The bureau's short name.</returns>
    public Task<string> RunAsync(Actor actor, string profile, Guid? bureauId, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        return units.RunAsync(actor, async unit =>
        {
            var bureau = await unit.Db.Bureaus.FirstOrDefaultAsync(b => b.Id == bureauId && b.Kind == BureauKind.Handling, ct)
                ?? throw new InvalidInputException("BureauId", "请选择单位。");
            try
            {
                await renderer.TemplateAsync(unit.Db, profile, ct);
            }
            catch (TemplateException e)
            {
                throw new InvalidInputException("BureauId", e.Field.Length == 0 ? e.Expected : e.Message);
            }
            bureau.TemplateProfile = profile;
            unit.Record(new TemplateAssigned(bureau.Id, bureau.Name, profile), null, $"{bureau.ShortName}改用公文模板 {profile}");
            return bureau.ShortName;
        }, ct);
    }
}
