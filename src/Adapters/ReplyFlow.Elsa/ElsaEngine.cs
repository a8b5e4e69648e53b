using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Options;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;
using ReplyFlow.Workflow.Running;
using ElsaState = Elsa.Workflows.State.WorkflowState;
using WorkflowState = ReplyFlow.Workflow.Port.WorkflowState;

namespace ReplyFlow.Elsa;

/// <summary>
/// Runs cases on Elsa 3. Elsa decides which activity comes next; what an activity does to the case goes through the
/// same host as with the built-in engine, inside the caller's transaction.
/// </summary>
/// <remarks>
/// Elsa's own state of the case travels in <see cref="WorkflowState.EngineState"/> and is stored by the caller with the
/// decision, in the same commit. So there is no second store that could be ahead or behind, and a process killed at
/// any moment leaves both sides as they were. The main line and every event are Elsa instances of their own.
/// </remarks>
public sealed class ElsaEngine : IWorkflowEngine, IAsyncDisposable
{
    private readonly ServiceProvider _services = ElsaServices.Build();
    private readonly ConditionalWeakTable<WorkflowDefinition, Task<WorkflowGraph>> _graphs = [];

    /// <inheritdoc/>
    public Task<WorkflowState> StartAsync(WorkflowDefinition definition, IWorkflowHost host, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (definition.Start is not { } start) throw new WorkflowDefinitionException($"definition '{definition.Id}' has no start");
        return RunAsync(new CaseBook(definition, null, ""), host, book => book.Arrive(start.Id), null, ct);
    }

    /// <inheritdoc/>
    public Task<WorkflowState> CompleteAsync(WorkflowDefinition definition, WorkflowState state, StepCompletion completion, IWorkflowHost host,
        CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(completion);
        StateChecks.RequireVersion(definition, state);
        var waiting = StateChecks.RequireWaiting(state, completion);
        return ResumeAsync(definition, state, waiting, host, session => session.CompleteAsync(waiting, completion), ct);
    }

    /// <inheritdoc/>
    public async Task<WorkflowState> CancelAsync(WorkflowDefinition definition, WorkflowState state, string reason, IWorkflowHost host, CancellationToken ct)
    {
        StateChecks.RequireVersion(definition, state);
        StateChecks.RequireRunning(state);
        var book = new CaseBook(definition, state, "");
        await new CaseSession(book, host, ct).CloseAsync(_ => true, reason);
        return book.ToState(ReplyFlow.Workflow.Port.WorkflowStatus.Cancelled, EngineStates.None, reason);
    }

    /// <inheritdoc/>
    public Task<WorkflowState> RaiseAsync(WorkflowDefinition definition, WorkflowState state, string eventName, IWorkflowHost host, CancellationToken ct)
    {
        StateChecks.RequireVersion(definition, state);
        var entry = StateChecks.RequireEvent(definition, state, eventName);
        return RunAsync(new CaseBook(definition, state, eventName), host, book => book.Arrive(entry.Id), null, ct);
    }

    /// <inheritdoc/>
    public Task<WorkflowState> RetryAsync(WorkflowDefinition definition, WorkflowState state, string activityId, int visit, IWorkflowHost host,
        CancellationToken ct)
    {
        StateChecks.RequireVersion(definition, state);
        var incident = StateChecks.RequireIncident(state, activityId, visit);
        return ResumeAsync(definition, state, incident, host, session => session.RetryAsync(incident), ct);
    }

    /// <inheritdoc/>
    public Task<WorkflowState> SkipAsync(WorkflowDefinition definition, WorkflowState state, string activityId, int visit, string outcome, string reason,
        IWorkflowHost host, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        StateChecks.RequireVersion(definition, state);
        var incident = StateChecks.RequireIncident(state, activityId, visit);
        return ResumeAsync(definition, state, incident, host, session => session.SkipAsync(incident, outcome, reason), ct);
    }

    /// <inheritdoc/>
    /// <remarks>Elsa cannot go back: the main line gets a fresh instance that is led to where our state says the case stands.</remarks>
    public async Task<WorkflowState> GoBackAsync(WorkflowDefinition definition, WorkflowState state, string activityId, string reason, IWorkflowHost host,
        CancellationToken ct)
    {
        StateChecks.RequireVersion(definition, state);
        StateChecks.RequirePassed(definition, state, activityId);
        var shape = DefinitionShape.Of(definition);
        var book = new CaseBook(definition, state, "") { Note = reason };
        await new CaseSession(book, host, ct).CloseAsync(w => w.Scope.Length == 0 && !shape.AreBeside(w.ActivityId, activityId), reason);
        var steering = new Steering(definition, activityId, book.Waiting.Where(w => w.Scope.Length == 0).Select(w => w.ActivityId).ToList());
        return await RunAsync(book, host, b => b.Arrive(definition.Start!.Id), null, ct, steering);
    }

    /// <inheritdoc/>
    public Task<WorkflowState> RegroupAsync(WorkflowDefinition definition, WorkflowState state, string activityId, int visit,
        IReadOnlyCollection<string> leaving, IWorkflowHost host, CancellationToken ct)
    {
        StateChecks.RequireVersion(definition, state);
        var waiting = StateChecks.RequireGroup(state, activityId, visit);
        return ResumeAsync(definition, state, waiting, host, session => session.RegroupAsync(waiting, leaving), ct);
    }

    /// <summary>Shuts Elsa's services down.</summary>
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>Does what a completion means for the case's book; when the activity is left by it, lets Elsa go on from there.</summary>
    private async Task<WorkflowState> ResumeAsync(WorkflowDefinition definition, WorkflowState state, WaitingPoint waiting, IWorkflowHost host,
        Func<CaseSession, Task<bool>> complete, CancellationToken ct)
    {
        var book = new CaseBook(definition, state, waiting.Scope);
        var session = new CaseSession(book, host, ct);
        if (await complete(session)) return await RunAsync(book, host, _ => { }, waiting.ActivityId, ct);
        return book.ToState(state.Status, EngineStates.Of(state), null);
    }

    private async Task<WorkflowState> RunAsync(CaseBook book, IWorkflowHost host, Action<CaseBook> begin, string? resumed, CancellationToken ct,
        Steering? steering = null)
    {
        var graph = await _graphs.GetValue(book.Definition, BuildGraphAsync);
        await using var scope = _services.CreateAsyncScope();
        var session = new CaseSession(book, host, ct) { Steering = steering };
        scope.ServiceProvider.GetRequiredService<SessionHolder>().Session = session;
        begin(book);
        var runner = scope.ServiceProvider.GetRequiredService<IWorkflowRunner>();
        var serializer = scope.ServiceProvider.GetRequiredService<IWorkflowStateSerializer>();
        var options = new RunWorkflowOptions { TriggerActivityId = book.EntryId };
        RunWorkflowResult result;
        if (resumed is null)
        {
            result = await runner.RunAsync(graph, options, ct);
        }
        else
        {
            var stored = serializer.Deserialize(book.Engine[book.Scope]);
            options.BookmarkId = Bookmark(stored, resumed).Id;
            session.ResumeAt(resumed);
            result = await runner.RunAsync(graph, stored, options, ct);
        }

        await session.CloseCancelledAsync();
        if (session.Failure is { } failure) ExceptionDispatchInfo.Throw(failure);
        if (result.WorkflowState.Incidents.FirstOrDefault() is { } fault)
            throw new InvalidOperationException($"Elsa faulted at '{fault.ActivityId}': {fault.Message}");
        return book.Close(result.WorkflowState.Status == global::Elsa.Workflows.WorkflowStatus.Finished, () => serializer.Serialize(result.WorkflowState));
    }

    private static Bookmark Bookmark(ElsaState state, string activityId) =>
        state.Bookmarks.FirstOrDefault(b => b.ActivityId == activityId)
        ?? throw new InvalidOperationException($"Elsa's state has no bookmark at '{activityId}', although the case waits there");

    private async Task<WorkflowGraph> BuildGraphAsync(WorkflowDefinition definition)
    {
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ActivityCatalog>().EnsureAsync();
        var root = scope.ServiceProvider.GetRequiredService<IActivitySerializer>().Deserialize(definition.RootJson());
        var workflow = new global::Elsa.Workflows.Activities.Workflow(root)
        {
            Identity = new WorkflowIdentity(definition.Id, definition.Version, $"{definition.Id}:{definition.Version}"),
        };
        return await scope.ServiceProvider.GetRequiredService<IWorkflowGraphBuilder>().BuildAsync(workflow);
    }
}
