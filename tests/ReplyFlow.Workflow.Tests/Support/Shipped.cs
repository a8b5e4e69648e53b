using ReplyFlow.Testing;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Workflow.Tests.Support;

/// <summary>The definition files of the repository.</summary>
internal static class Shipped
{
    /// <summary>Every definition the product ships.</summary>
    public static TheoryData<string> Ids { get; } = [.. Directory.GetFiles(Path.Combine(RepositoryPaths.Root, "workflows"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    public static string PathOf(string id) => Path.Combine(RepositoryPaths.Root, "workflows", id + ".json");

    public static WorkflowDefinition Load(string id) => WorkflowDefinition.Parse(File.ReadAllText(PathOf(id)), id + ".json");

    public static WorkflowDefinition SuggestionReply { get; } = Load("suggestion-reply");
}
