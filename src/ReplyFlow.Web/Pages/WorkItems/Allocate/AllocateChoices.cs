using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.WorkItems.Allocate;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Web.Pages.WorkItems.Allocate;

/// <summary>A person a suggestion may be given to.</summary>
/// <param name="Value">Division and drafter in one value, so that one list serves without JavaScript.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Open">How many drafts they have in hand.</param>
public sealed record DrafterChoice(string Value, string Name, int Open);

/// <summary>The divisions of a bureau, each with its drafters.</summary>
/// <param name="Divisions">Divisions that have a drafter, by name.</param>
public sealed record AllocateChoices(IReadOnlyList<(string Division, IReadOnlyList<DrafterChoice> Drafters)> Divisions)
{
    /// <summary>Reads them. A drafter without a division may draft for any.</summary>
    public static async Task<AllocateChoices> ReadAsync(ReplyFlowDb db, Guid bureauId, CancellationToken ct)
    {
        var divisions = await db.Divisions.AsNoTracking().Where(d => d.BureauId == bureauId).OrderBy(d => d.Name).ToListAsync(ct);
        var drafters = await db.HoldersOf(Roles.Drafter).Where(u => u.BureauId == bureauId).OrderBy(u => u.DisplayName).Select(u => new
        {
            u.Id,
            u.DisplayName,
            u.DivisionId,
            Open = db.WorkItems.Count(w => w.AssigneeId == u.Id && w.Status == Domain.WorkItems.WorkItemStatus.Open),
        }).ToListAsync(ct);
        return new([.. divisions
            .Select(d => (d.Name, (IReadOnlyList<DrafterChoice>)[.. drafters.Where(u => u.DivisionId is null || u.DivisionId == d.Id)
                .Select(u => new DrafterChoice($"{d.Id}/{u.Id}", u.DisplayName, u.Open))]))
            .Where(g => g.Item2.Count > 0)]);
    }

    /// <summary>What a chosen value means.</summary>
    /// <exception cref="InvalidInputException">Nothing was chosen.</exception>
    public static AllocateInput Input(string value) =>
        value.Split('/') is [var division, var drafter] && Guid.TryParse(division, out var d) && Guid.TryParse(drafter, out var u)
            ? new AllocateInput(d, u)
            : throw new InvalidInputException("DrafterId", "请选择承办处室和经办人。");
}
