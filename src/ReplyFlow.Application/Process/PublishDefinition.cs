using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Workflow.Checking;
using ReplyFlow.Workflow.Comparison;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Json;

namespace ReplyFlow.Application.Process;

/// <summary>发布: the administrator makes a definition file the next version. Running cases stay on theirs.</summary>
public sealed partial class PublishDefinition(UnitRunner units, ReplyFlowDb db, DefinitionFolder shipped, StepCatalog steps)
{
    /// <summary>Largest file the administrator may send, in bytes; the product's own are under 100 KB.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>What publishing the file would mean; changes nothing.</summary>
    public Task<DefinitionCheck> CheckAsync(string json, CancellationToken ct) => CheckAsync(db, json, ct);

    /// <param name="actor">The administrator.</param>
    /// <param name="json">The file's text.</param>
    /// <param name="expected">The version the administrator was told it would become.</param>
    /// <param name="ct">Cancels the command.</param>
    /// <returns>The definition as the version it became.</returns>
    /// <exception cref="InvalidInputException">It cannot be read, the checker rejects it, nothing changed, or somebody published in between.</exception>
    public Task<WorkflowDefinition> RunAsync(Actor actor, string json, int expected, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        return units.RunAsync(actor, async unit =>
        {
            await unit.Db.LockAsync(LockSubject.Definitions, ct);
            var check = await CheckAsync(unit.Db, json, ct);
            if (check.Definition is null)
                throw new InvalidInputException([.. check.Errors.Select(e => new FieldError("File", e.ToString()))]);
            if (!check.Findings.IsEmpty)
                throw new InvalidInputException("File", $"流程检查有 {check.Findings.Length} 个问题，不能发布。");
            if (check.IsSame)
                throw new InvalidInputException("File", $"与现行的第 {check.NextVersion - 1} 版相同，没有需要发布的内容。");
            if (check.NextVersion != expected)
                throw new InvalidInputException("File", $"第 {check.NextVersion - 1} 版刚刚由别人发布。请核对下面与它的差别，再发布为第 {check.NextVersion} 版。");
            var published = DefinitionStore.Add(unit, check.Definition, check.NextVersion, check.Changes.Length);
            if (await shipped.HasAsync(published, ct))
                await ShippedVersion.NoteAsync(unit.Db, published.Id, published.Version, ct);
            return published;
        }, ct);
    }

    private async Task<DefinitionCheck> CheckAsync(ReplyFlowDb db, string json, CancellationToken ct)
    {
        var (definition, errors) = DefinitionReader.Read(json, steps.Names);
        if (definition is null)
            return new DefinitionCheck(null, errors, [], null, 0, [], false);
        if (!GoodId().IsMatch(definition.Id))
            return new DefinitionCheck(null,
                [new DefinitionFault(new JsonPlace("$.definitionId", 1, 1), $"流程的 id“{definition.Id}”只能用字母、数字、点、下划线和连字符，最多 60 个")], [], null, 0, [], false);
        var stored = await db.Definitions.AsNoTracking().Where(d => d.DefinitionId == definition.Id).OrderByDescending(d => d.Version).FirstOrDefaultAsync(ct);
        var last = stored is null ? null : WorkflowDefinition.Parse(stored.Json, stepKinds: steps.Names);
        var next = (stored?.Version ?? 0) + 1;
        return new DefinitionCheck(
            definition,
            [],
            WorkflowChecker.Check(definition),
            last,
            next,
            last is null ? [] : DefinitionComparison.Of(last, definition),
            last is not null && last.WithVersion(next, true).ToJson() == definition.WithVersion(next, true).ToJson());
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,60}\z")]
    private static partial Regex GoodId();
}
