using ReplyFlow.Workflow.Port;
using ReplyFlow.Workflow.Running;

namespace ReplyFlow.Application.Process;

/// <summary>The workflow engine that the setting <c>ReplyFlow:Workflow:Engine</c> names.</summary>
public static class EngineChoice
{
    /// <summary>Name of the environment variable with the setting, read by programs without a configuration of their own.</summary>
    public const string Variable = "ReplyFlow__Workflow__Engine";

    private const string ElsaType = "ReplyFlow.Elsa.ElsaEngine, ReplyFlow.Elsa";

    /// <summary>Makes the engine.</summary>
    /// <param name="name">builtin (default) or elsa, in any case.</param>
    /// <exception cref="FormatException">It is neither, or this build has no Elsa.</exception>
    public static IWorkflowEngine Create(string? name) => (name ?? "").Trim().ToLowerInvariant() switch
    {
        "" or "builtin" => new BuiltInEngine(),
        "elsa" => Elsa(),
        _ => throw new FormatException($"ReplyFlow:Workflow:Engine“{name}”无效，可用 builtin 或 elsa。"),
    };

    private static IWorkflowEngine Elsa() => Type.GetType(ElsaType) is { } type
        ? (IWorkflowEngine)Activator.CreateInstance(type)!
        : throw new FormatException("本版本没有带 Elsa 适配器。请用 -p:WorkflowEngine=Elsa 重新生成，或把 ReplyFlow:Workflow:Engine 设为 builtin。");
}
