using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Running;
using ReplyFlow.Workflow.Scripts;

namespace ReplyFlow.Workflow.Tests.Support;

/// <summary>Runs short scripts written as <c>step:Outcome</c> or <c>step:Outcome:who</c>.</summary>
internal static class Drive
{
    public static Task<ScriptResult> RunAsync(WorkflowDefinition definition, string script, string facts = "{}") =>
        new ScriptRunner(new BuiltInEngine()).RunAsync(definition, Script(script), CaseFacts.Parse(facts));

    public static WorkflowScript Script(string script) => new([.. script
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(s => s.Split(':'))
        .Select(p => p[0] switch
        {
            "!" => new ScriptEntry { Event = p[1] },
            "retry" => new ScriptEntry { Retry = p[1] },
            "cancel" => new ScriptEntry { Cancel = p[1] },
            _ => new ScriptEntry { Step = p[0], Outcome = p[1], By = p.ElementAtOrDefault(2) },
        })]);

    public static IEnumerable<string> Entered(this ScriptResult result) => result.Trace.Where(t => t.Event == "entered").Select(t => t.Activity!);

    public static IEnumerable<string> WaitsAt(this ScriptResult result) => result.State.Waiting.Select(w => w.ActivityId);
}
