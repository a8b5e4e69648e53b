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
        var walk = await ScriptWalk.StartAsync(engine, definition, facts, ct);
        foreach (var (index, entry) in script.Entries.Index())
        {
            try
            {
                await walk.TakeAsync(entry, ct);
            }
            catch (Exception e) when (e is StaleCompletionException or UnknownOutcomeException or EventRefusedException)
            {
                throw new ScriptException($"$[{index}]：与当前状态不符（{e.Message}）；{Standing(walk.State)}");
            }
        }

        return new ScriptResult(walk.Trace, walk.State);
    }

    private static string Standing(WorkflowState state) => state.Finished
        ? $"流程已结束（{state.Status}）"
        : $"正在等待 {string.Join("、", state.Waiting.Select(w => $"{w.ActivityId}#{w.Visit}"))}";
}
