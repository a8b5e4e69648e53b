using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Process;

/// <summary>The administrator chooses which definition new suggestions of each kind start on. Cases already registered stay on theirs.</summary>
public sealed class ChooseStartDefinition(UnitRunner units, DefinitionStore definitions, DefinitionQueries queries)
{
    /// <param name="actor">The administrator.</param>
    /// <param name="duringSession">Definition for suggestions made during a session.</param>
    /// <param name="offSession">Definition for those made between sessions.</param>
    /// <param name="ct">Cancels the command.</param>
    /// <exception cref="InvalidInputException">It is not published, or cannot start with a case just registered.</exception>
    public Task RunAsync(Actor actor, string duringSession, string offSession, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        return units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Definitions, ct);
            await SetAsync(unit, SuggestionKind.DuringSession, "DuringSession", duringSession, "会议期间", ct);
            await SetAsync(unit, SuggestionKind.OffSession, "OffSession", offSession, "闭会期间", ct);
        }, ct);
    }

    private async Task SetAsync(Unit unit, SuggestionKind kind, string field, string id, string label, CancellationToken ct)
    {
        if (!await unit.Db.Definitions.AnyAsync(d => d.DefinitionId == id, ct))
            throw new InvalidInputException(field, "请选择已发布的流程。");
        var definition = await definitions.CurrentAsync(id, ct);
        if (await StartTrial.ProblemAsync(definition, ct) is { } problem)
            throw new InvalidInputException(field, $"“{definition.Name}”不能用于新登记的建议：{problem}。");
        if (await queries.StartIdAsync(kind, ct) == id)
            return;
        await unit.SetAsync(
            DefinitionQueries.StartSetting(kind), id, new StartDefinitionChosen(kind.ToString(), id), $"{label}新登记的建议改用流程“{definition.Name}”", ct);
    }
}
