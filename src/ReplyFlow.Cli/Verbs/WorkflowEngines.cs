using ReplyFlow.Workflow.Port;
using ReplyFlow.Workflow.Running;

namespace ReplyFlow.Cli.Verbs;

/// <summary>An engine for one run, with what must be shut down after it.</summary>
internal sealed class WorkflowEngines(IWorkflowEngine engine, IAsyncDisposable? owner) : IAsyncDisposable
{
    public IWorkflowEngine Engine => engine;

    public static WorkflowEngines Create(string name) =>
        name == "elsa" ? Elsa() : new WorkflowEngines(new BuiltInEngine(), null);

    public ValueTask DisposeAsync() => owner?.DisposeAsync() ?? ValueTask.CompletedTask;

#if WORKFLOW_ELSA
    private static WorkflowEngines Elsa()
    {
        var engine = new ReplyFlow.Elsa.ElsaEngine();
        return new WorkflowEngines(engine, engine);
    }
#else
    private static WorkflowEngines Elsa() =>
        throw new WorkflowFileException("--engine elsa：本次构建不含 Elsa，请用 -p:WorkflowEngine=Elsa 构建");
#endif
}
