using System.CommandLine;

namespace ReplyFlow.Cli.Verbs;

/// <summary><c>replyflow workflow check|run|draw</c>: judge, try and show a process definition.</summary>
internal static class WorkflowVerb
{
    public static Command Create() => new("workflow", "核对、试运行、画出流程定义")
    {
        WorkflowCheckVerb.Create(),
        WorkflowRunVerb.Create(),
        WorkflowDrawVerb.Create(),
    };
}
