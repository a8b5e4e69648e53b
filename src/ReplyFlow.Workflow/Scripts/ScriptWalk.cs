using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Workflow.Scripts;

/// <summary>One case on its way, decision by decision.</summary>
public sealed class ScriptWalk
{
    private readonly IWorkflowEngine _engine;
    private readonly WorkflowDefinition _definition;
    private readonly ScriptedHost _host;

    private ScriptWalk(IWorkflowEngine engine, WorkflowDefinition definition, ScriptedHost host, WorkflowState state) =>
        (_engine, _definition, _host, State) = (engine, definition, host, state);

    /// <summary>Where the case stands.</summary>
    public WorkflowState State { get; private set; }

    /// <summary>What happened so far.</summary>
    public IReadOnlyList<TraceLine> Trace => _host.Trace;

    /// <summary>Starts a case.</summary>
    public static async Task<ScriptWalk> StartAsync(IWorkflowEngine engine, WorkflowDefinition definition, CaseFacts facts, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var host = new ScriptedHost(facts);
        return new ScriptWalk(engine, definition, host, await engine.StartAsync(definition, host, ct));
    }

    /// <summary>Takes one decision; where it does not fit, the case stands as it stood.</summary>
    /// <exception cref="StaleCompletionException">The step is not waited for.</exception>
    /// <exception cref="UnknownOutcomeException">The step has no such outcome.</exception>
    /// <exception cref="EventRefusedException">The event cannot be raised now.</exception>
    public async Task TakeAsync(ScriptEntry entry, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        // Through JSON each time, as a database would do it.
        State = WorkflowState.FromJson((await ApplyAsync(entry, ct)).ToJson());
    }

    private Task<WorkflowState> ApplyAsync(ScriptEntry entry, CancellationToken ct)
    {
        if (entry.Event is { } raised)
        {
            _host.Note(new TraceLine("raised", raised) { Who = entry.By });
            return _engine.RaiseAsync(_definition, State, raised, _host, ct);
        }

        if (entry.Cancel is { } reason)
        {
            _host.Note(new TraceLine("cancelled") { Who = entry.By, Text = reason });
            return _engine.CancelAsync(_definition, State, reason, _host, ct);
        }

        var waiting = Waiting(entry.Step ?? entry.Retry ?? entry.Skip!);
        if (entry.Retry is not null)
        {
            _host.Note(new TraceLine("retried", waiting.ActivityId, waiting.Visit) { Who = entry.By });
            return _engine.RetryAsync(_definition, State, waiting.ActivityId, waiting.Visit, _host, ct);
        }

        var outcome = entry.Outcome ?? Activity.Done;
        if (entry.Skip is not null)
        {
            _host.Note(new TraceLine("skipped", waiting.ActivityId, waiting.Visit) { Who = entry.By, Outcome = outcome, Text = entry.Reason });
            return _engine.SkipAsync(_definition, State, waiting.ActivityId, waiting.Visit, outcome, entry.Reason!, _host, ct);
        }

        _host.Note(new TraceLine("decided", waiting.ActivityId, waiting.Visit) { Who = entry.By, Outcome = outcome });
        var participant = waiting.Kind == WaitKind.Group && outcome != Activity.Expired ? entry.By : null;
        return _engine.CompleteAsync(_definition, State, new StepCompletion(waiting.ActivityId, waiting.Visit, outcome, participant), _host, ct);
    }

    private WaitingPoint Waiting(string name) =>
        State.Waiting.LastOrDefault(w => w.ActivityId == name)
        ?? State.Waiting.LastOrDefault(w => _definition.Find(w.ActivityId) is TaskActivity task && task.Step == name)
        ?? throw new StaleCompletionException(name, 0, null, "not waited for");
}
