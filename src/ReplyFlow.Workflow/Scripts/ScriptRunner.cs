using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Workflow.Scripts;

/// <summary>Drives one case by a script, on any engine.</summary>
public sealed class ScriptRunner(IWorkflowEngine engine)
{
    /// <summary>Starts a case and takes every decision of the script.</summary>
    /// <exception cref="ScriptException">A decision does not fit where the case stands; the message says where it stands.</exception>
    public async Task<ScriptResult> RunAsync(WorkflowDefinition definition, WorkflowScript script, CaseFacts facts, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(script);
        var host = new ScriptedHost(facts);
        var state = await engine.StartAsync(definition, host, ct);
        foreach (var (entry, index) in script.Entries.Select((entry, index) => (entry, index)))
        {
            try
            {
                // Through JSON each time, as a database would do it.
                state = WorkflowState.FromJson((await ApplyAsync(definition, state, entry, host, ct)).ToJson());
            }
            catch (Exception e) when (e is StaleCompletionException or UnknownOutcomeException or EventRefusedException)
            {
                throw new ScriptException($"$[{index}]：与当前状态不符（{e.Message}）；{Standing(state)}");
            }
        }

        return new ScriptResult(host.Trace, state);
    }

    private Task<WorkflowState> ApplyAsync(WorkflowDefinition definition, WorkflowState state, ScriptEntry entry, ScriptedHost host, CancellationToken ct)
    {
        if (entry.Event is { } raised)
        {
            host.Note(new TraceLine("raised", raised) { Who = entry.By });
            return engine.RaiseAsync(definition, state, raised, host, ct);
        }

        if (entry.Cancel is { } reason)
        {
            host.Note(new TraceLine("cancelled") { Who = entry.By, Text = reason });
            return engine.CancelAsync(definition, state, reason, host, ct);
        }

        var waiting = Waiting(definition, state, entry.Step ?? entry.Retry ?? entry.Skip!);
        if (entry.Retry is not null)
        {
            host.Note(new TraceLine("retried", waiting.ActivityId, waiting.Visit) { Who = entry.By });
            return engine.RetryAsync(definition, state, waiting.ActivityId, waiting.Visit, host, ct);
        }

        var outcome = entry.Outcome ?? Activity.Done;
        if (entry.Skip is not null)
        {
            host.Note(new TraceLine("skipped", waiting.ActivityId, waiting.Visit) { Who = entry.By, Outcome = outcome, Text = entry.Reason });
            return engine.SkipAsync(definition, state, waiting.ActivityId, waiting.Visit, outcome, entry.Reason!, host, ct);
        }

        host.Note(new TraceLine("decided", waiting.ActivityId, waiting.Visit) { Who = entry.By, Outcome = outcome });
        var participant = waiting.Kind == WaitKind.Group && outcome != Activity.Expired ? entry.By : null;
        return engine.CompleteAsync(definition, state, new StepCompletion(waiting.ActivityId, waiting.Visit, outcome, participant), host, ct);
    }

    private static WaitingPoint Waiting(WorkflowDefinition definition, WorkflowState state, string name) =>
        state.Waiting.LastOrDefault(w => w.ActivityId == name)
        ?? state.Waiting.LastOrDefault(w => definition.Find(w.ActivityId) is TaskActivity task && task.Step == name)
        ?? throw new StaleCompletionException(name, 0, null, "not waited for");

    private static string Standing(WorkflowState state) => state.Finished
        ? $"流程已结束（{state.Status}）"
        : $"正在等待 {string.Join("、", state.Waiting.Select(w => $"{w.ActivityId}#{w.Visit}"))}";
}
