using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Application.Process;

/// <summary>A step that people owe, as the definitions name it.</summary>
/// <param name="Key">Step key, for example draft.</param>
/// <param name="Title">Its title in the newest version that has it, for example 起草复函.</param>
/// <param name="Kind">Its kind of step.</param>
public sealed record NamedStep(string Key, string Title, string Kind);

/// <summary>The steps of every published definition: for settings that name steps.</summary>
public sealed class StepQueries(ReplyFlowDb db, DefinitionStore definitions)
{
    /// <summary>Every step once, the main definition's first, in the order of the definition.</summary>
    public async Task<IReadOnlyList<NamedStep>> ReadAsync(CancellationToken ct)
    {
        var versions = await db.Definitions.AsNoTracking()
            .OrderBy(d => d.DefinitionId == DefinitionStore.MainDefinition ? 0 : 1).ThenBy(d => d.DefinitionId).ThenByDescending(d => d.Version)
            .Select(d => new { d.DefinitionId, d.Version }).ToListAsync(ct);
        var steps = new List<NamedStep>();
        foreach (var v in versions)
            steps.AddRange((await definitions.GetAsync(v.DefinitionId, v.Version, ct)).Activities.OfType<TaskActivity>()
                .Select(a => new NamedStep(a.Step, a.Title, a.StepKind)));
        return [.. steps.DistinctBy(s => s.Key)];
    }
}
