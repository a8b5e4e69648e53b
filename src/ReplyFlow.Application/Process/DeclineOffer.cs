using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Process;

/// <summary>The administrator stays with their own version and is not reminded of one file of the product any more; another file is offered again.</summary>
public sealed class DeclineOffer(UnitRunner units, DefinitionFolder shipped)
{
    /// <summary>Declines an offer, or takes that back.</summary>
    /// <param name="actor">The administrator.</param>
    /// <param name="definitionId">The definition.</param>
    /// <param name="sha256">The file that was on the page (<see cref="ShippedOffer.Sha256"/>).</param>
    /// <param name="isDeclined">False to be reminded again.</param>
    /// <param name="ct">Cancels the command.</param>
    /// <param name="folder">The folder of files; the product's own when null.</param>
    /// <returns>The offer.</returns>
    /// <exception cref="InvalidInputException">There is no such offer any more.</exception>
    public Task<ShippedOffer> RunAsync(Actor actor, string definitionId, string sha256, bool isDeclined, CancellationToken ct, string? folder = null)
    {
        actor.Demand(Roles.Administrator);
        return units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Definitions, ct);
            var offer = (await shipped.OffersAsync(ct, folder)).FirstOrDefault(o => o.DefinitionId == definitionId && o.Sha256 == sha256)
                ?? throw new InvalidInputException("", "产品的这个流程文件已经发布，或已换成别的文件。请看本页现在列出的内容。");
            if (offer.IsDeclined == isDeclined)
                return offer;
            await unit.SetAsync(
                SettingName(definitionId), isDeclined ? sha256 : null, new ShippedDefinitionDeclined(definitionId, sha256, isDeclined),
                $"{(isDeclined ? "不再提示" : "重新提示")}产品自带流程“{offer.Name}”的新文件", ct);
            return offer with { IsDeclined = isDeclined };
        }, ct);
    }

    internal static string SettingName(string definitionId) => $"Workflow:Declined:{definitionId}";
}
