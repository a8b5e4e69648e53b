using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Moves;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Application.Process.Moving;

/// <summary>Prepares the move of running cases to another version: what must be decided, and what would become of each case.</summary>
public sealed class CaseMovePlanner(ReplyFlowDb db, DefinitionStore definitions)
{
    /// <summary>The dry run. Reads the state of every running case of the chosen versions.</summary>
    /// <exception cref="NotFoundException">A version is not published.</exception>
    /// <exception cref="InvalidInputException">No version is left to move from.</exception>
    public async Task<DryRun> TryAsync(Actor actor, MoveOrder order, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        var versions = await VersionsAsync(order, ct);
        var to = versions[order.To];
        var (problems, choices, cases) = (new List<string>(), new List<StepChoice>(), new List<DryRunCase>());
        foreach (var from in order.From.Select(v => versions[v]))
        {
            var map = order.MapFrom(from.Version);
            problems.AddRange(CaseMover.Check(map, from, to));
            var moves = await MovesAsync(map, from, to, ct);
            choices.AddRange(Choices(from, to, moves));
            cases.AddRange(moves.Select(m => Describe(m.Id, from, to, m.State, m.Move)));
        }
        return new DryRun([.. problems.Distinct()], choices, [.. cases.OrderByDescending(c => c.Problems.Count > 0)]);
    }

    /// <summary>What names the given cases: number and title, secret names taken out.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        var masks = await NameMask.ForOutsidersAsync(db, ids, ct);
        return (await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Suggestion!.Number, c.Suggestion.Title })
            .ToListAsync(ct))
            .ToDictionary(c => c.Id, c => $"第{c.Number}号 · {masks.GetValueOrDefault(c.Id, NameMask.None).Apply(c.Title)}");
    }

    /// <summary>The definitions of an order, by version.</summary>
    /// <exception cref="NotFoundException">A version is not published.</exception>
    /// <exception cref="InvalidInputException">The versions make no sense.</exception>
    internal async Task<IReadOnlyDictionary<int, WorkflowDefinition>> VersionsAsync(MoveOrder order, CancellationToken ct)
    {
        if (order.From.Count == 0 || order.From.Contains(order.To))
            throw new InvalidInputException("From", "请选择要转换的旧版本，它不能同时是转到的版本。");
        int[] wanted = [order.To, .. order.From.Distinct()];
        if (await db.Definitions.CountAsync(d => d.DefinitionId == order.DefinitionId && wanted.Contains(d.Version), ct) != wanted.Length)
            throw new NotFoundException("没有这个版本的流程，可能链接有误。");
        var found = new Dictionary<int, WorkflowDefinition>();
        foreach (var version in wanted)
            found[version] = await definitions.GetAsync(order.DefinitionId, version, ct);
        return found;
    }

    /// <summary>The running cases of some versions.</summary>
    internal static IQueryable<Case> Running(ReplyFlowDb db, string definitionId, IReadOnlyCollection<int> versions) =>
        db.Cases.Where(c => c.ClosedAt == null && c.DefinitionId == definitionId && versions.Contains(c.DefinitionVersion));

    private async Task<List<(Guid Id, WorkflowState State, CaseMove Move)>> MovesAsync(CaseMoveMap map, WorkflowDefinition from, WorkflowDefinition to,
        CancellationToken ct)
    {
        var moves = new List<(Guid, WorkflowState, CaseMove)>();
        var states = Running(db, from.Id, [from.Version]).AsNoTracking().OrderBy(c => c.Id).Select(c => new { c.Id, c.WorkflowState }).AsAsyncEnumerable();
        await foreach (var c in states.WithCancellation(ct))
        {
            var state = WorkflowState.FromJson(c.WorkflowState);
            moves.Add((c.Id, state, CaseMover.Move(map, from, to, "", state)));
        }
        return moves;
    }

    private static IEnumerable<StepChoice> Choices(WorkflowDefinition from, WorkflowDefinition to, List<(Guid Id, WorkflowState State, CaseMove Move)> moves)
    {
        var standing = moves.SelectMany(m => m.State.Waiting.Select(w => w.ActivityId).Distinct()).CountBy(id => id).ToDictionary();
        foreach (var old in from.Activities.Where(a => to.Find(a.Id)?.GetType() != a.GetType()))
        {
            // A case can stand only at people's steps and timers, and at a parked step; forks and joins hold its branches.
            if (old is not (TaskActivity or TimerActivity or ForkActivity or JoinActivity) && !standing.ContainsKey(old.Id))
                continue;
            var same = to.Activities.Where(a => a.GetType() == old.GetType()).OrderBy(a => from.Find(a.Id) is not null).ToList();
            var titled = same.Where(a => a.Title == old.Title && from.Find(a.Id) is null).ToList();
            yield return new StepChoice(from.Version, old, standing.GetValueOrDefault(old.Id), same, titled.Count == 1 ? titled[0].Id : null);
        }
    }

    private static DryRunCase Describe(Guid id, WorkflowDefinition from, WorkflowDefinition to, WorkflowState before, CaseMove move) => new(
        id, from.Version, Titles(from, before), move.After is { } after ? Titles(to, after) : "", move.Problems, move.Changes);

    private static string Titles(WorkflowDefinition definition, WorkflowState state) =>
        string.Join("、", state.Waiting.Select(w => definition.Find(w.ActivityId)?.Title ?? w.ActivityId).Distinct());
}
