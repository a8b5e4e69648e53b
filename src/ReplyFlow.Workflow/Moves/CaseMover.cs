using System.Collections.Immutable;
using ReplyFlow.Workflow.Checking;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Workflow.Moves;

/// <summary>Works out, without touching anything, what moving running cases to another version means.</summary>
public static class CaseMover
{
    /// <summary>Why the map itself cannot be used, in Chinese; empty when it can. Runs the checker on the new version.</summary>
    public static ImmutableArray<string> Check(CaseMoveMap map, WorkflowDefinition from, WorkflowDefinition to)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return [.. MapProblems(map, from, to)];
    }

    /// <summary>What a map that was checked (<see cref="Check"/>) does to one case.</summary>
    public static CaseMove Move(CaseMoveMap map, WorkflowDefinition from, WorkflowDefinition to, string key, WorkflowState state)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(state);
        var problems = new List<string>();
        var changes = new List<string>();
        if (state.Finished) problems.Add("该件已办结");
        else if (state.EngineState is not null) problems.Add("该件由另外的流程引擎运行，不能用对应表转换");
        else if (state.Version != from.Version || state.DefinitionId != from.Id) problems.Add($"该件在“{state.DefinitionId}”第 {state.Version} 版上");
        if (problems.Count > 0) return new CaseMove(key, [.. problems], [], null);

        var mover = new StateMover(map, from, to, state, problems, changes);
        var after = mover.Run();
        return new CaseMove(key, [.. problems], [.. changes], problems.Count == 0 ? after : null) { Waits = mover.Waits };
    }

    private static IEnumerable<string> MapProblems(CaseMoveMap map, WorkflowDefinition from, WorkflowDefinition to)
    {
        if (map.DefinitionId != from.Id || map.DefinitionId != to.Id) yield return $"对应表是给流程“{map.DefinitionId}”的，不是“{from.Id}”到“{to.Id}”";
        if (map.FromVersion != from.Version || map.ToVersion != to.Version)
            yield return $"对应表是从第 {map.FromVersion} 版到第 {map.ToVersion} 版，给出的是第 {from.Version} 版和第 {to.Version} 版";
        foreach (var (old, target) in map.Moves.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            if (from.Find(old) is null) yield return $"旧版没有活动“{old}”";
            if (target is not null && to.Find(target) is null) yield return $"新版没有活动“{target}”";
        }

        foreach (var finding in WorkflowChecker.Check(to)) yield return $"新版有问题：{finding.Message}";
    }
}
