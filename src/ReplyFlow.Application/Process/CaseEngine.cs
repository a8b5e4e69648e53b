using ReplyFlow.Application.Core;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Application.Process;

/// <summary>Moves a case along its definition inside the caller's transaction.</summary>
public sealed class CaseEngine(IWorkflowEngine engine, DefinitionStore definitions, CaseHostFactory hosts)
{
    /// <summary>Starts a registered case on the newest version of a definition.</summary>
    public Task StartAsync(Unit unit, Case c, string definitionId, CancellationToken ct) => StartAsync(unit, [c], definitionId, ct);

    /// <summary>Starts registered cases, which are stored, on the newest version of a definition.</summary>
    public async Task StartAsync(Unit unit, IReadOnlyCollection<Case> cases, string definitionId, CancellationToken ct)
    {
        var definition = await definitions.CurrentAsync(definitionId, ct);
        var version = await CurrentVersionAsync(unit, definition.Id, ct);
        foreach (var c in cases)
        {
            c.Begin(definition.Id, version);
            await StoreAsync(unit, c, await engine.StartAsync(definition, hosts.For(unit, c, null), ct), ct);
        }
    }

    /// <summary>Completes the step a work item stands for.</summary>
    public Task CompleteAsync(Unit unit, Case c, WorkItem decided, CancellationToken ct) => CompleteAsync(unit, c, decided, decided.Outcome, ct);

    /// <summary>Completes it by another outcome than the one decided.</summary>
    internal async Task CompleteAsync(Unit unit, Case c, WorkItem decided, string outcome, CancellationToken ct)
    {
        var completion = new StepCompletion(decided.ActivityId, decided.Visit, outcome, decided.Participant.Length > 0 ? decided.Participant : null);
        await MoveAsync(unit, c, decided, (definition, state, host) => engine.CompleteAsync(definition, state, completion, host, ct), ct);
    }

    /// <summary>Completes an activity whose timer has run out.</summary>
    public Task FireAsync(Unit unit, Case c, CaseTimer timer, CancellationToken ct) => MoveAsync(unit, c, null,
        (definition, state, host) => engine.CompleteAsync(definition, state, new StepCompletion(timer.ActivityId, timer.Visit, timer.Outcome), host, ct), ct);

    /// <summary>Starts the steps beside the main line that an event leads to, for example a request for an extension.</summary>
    public Task RaiseAsync(Unit unit, Case c, string eventName, CancellationToken ct) => MoveAsync(unit, c, null,
        (definition, state, host) => engine.RaiseAsync(definition, state, eventName, host, ct), ct);

    /// <summary>Runs a parked system step again.</summary>
    public Task RetryAsync(Unit unit, Case c, string activityId, int visit, CancellationToken ct) => MoveAsync(unit, c, null,
        (definition, state, host) => engine.RetryAsync(definition, state, activityId, visit, host, ct), ct);

    /// <summary>Leaves a parked step without running it, by the given outcome.</summary>
    public Task SkipAsync(Unit unit, Case c, string activityId, int visit, string outcome, string reason, CancellationToken ct) => MoveAsync(unit, c, null,
        (definition, state, host) => engine.SkipAsync(definition, state, activityId, visit, outcome, reason, host, ct), ct);

    /// <summary>Goes back to a task that the case has passed; the reason stands on what is closed.</summary>
    internal Task GoBackAsync(Unit unit, Case c, string activityId, string reason, Rework rework, CancellationToken ct) => MoveAsync(unit, c, null,
        (definition, state, host) => engine.GoBackAsync(definition, state, activityId, reason, host, ct), ct, rework);

    /// <summary>A case that has come to its end goes back to a task that it has passed.</summary>
    internal Task ReopenAsync(Unit unit, Case c, string activityId, string reason, Rework rework, CancellationToken ct)
    {
        c.Reopen();
        return MoveAsync(unit, c, null, (definition, state, host) => engine.GoBackAsync(
            definition, state with { Status = WorkflowStatus.Running, EndReason = null }, activityId, reason, host, ct), ct, rework);
    }

    /// <summary>Changes who takes part in a group that is waited for; <see cref="Rework.Asked"/> are those who join.</summary>
    internal Task RegroupAsync(Unit unit, Case c, string activityId, int visit, IReadOnlyCollection<string> leaving, Rework rework, CancellationToken ct) =>
        MoveAsync(unit, c, null, (definition, state, host) => engine.RegroupAsync(definition, state, activityId, visit, leaving, host, ct), ct, rework);

    private async Task MoveAsync(Unit unit, Case c, WorkItem? decided, Func<WorkflowDefinition, WorkflowState, IWorkflowHost, Task<WorkflowState>> move,
        CancellationToken ct, Rework? rework = null)
    {
        var definition = await definitions.GetAsync(c.DefinitionId, c.DefinitionVersion, ct);
        var state = await move(definition, WorkflowState.FromJson(c.WorkflowState), hosts.For(unit, c, decided, rework));
        await StoreAsync(unit, c, state, ct);
    }

    private static async Task StoreAsync(Unit unit, Case c, WorkflowState state, CancellationToken ct)
    {
        c.Advance(state.ToJson());
        if (!state.Finished)
            return;
        c.Close(unit.Now);
        await SilentDeputies.EndAsync(unit, c.Id, "该建议的办理流程已结束，无需再处理", ct);
    }

    private static Task<int> CurrentVersionAsync(Unit unit, string id, CancellationToken ct) =>
        Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.MaxAsync(
            unit.Db.Definitions.Where(d => d.DefinitionId == id), d => d.Version, ct);
}
