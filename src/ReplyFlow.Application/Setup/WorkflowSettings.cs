namespace ReplyFlow.Application.Setup;

/// <summary>How processes are run; configuration section <c>ReplyFlow:Workflow</c>.</summary>
public sealed class WorkflowSettings
{
    /// <summary>builtin (default), or elsa where the product was built with <c>-p:WorkflowEngine=Elsa</c>.</summary>
    public string Engine { get; set; } = "builtin";
}
