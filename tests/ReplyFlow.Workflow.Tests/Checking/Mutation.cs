using System.Text.Json.Nodes;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Workflow.Tests.Checking;

/// <summary>One small change to a definition file.</summary>
/// <param name="Name">What was changed; the list of harmless changes goes by it.</param>
/// <param name="Json">The changed file.</param>
internal sealed record Mutation(string Name, string Json)
{
    private static readonly string[] Structure = ["id", "name", "type", "version", "customProperties", "metadata"];

    /// <summary>Every single removal and redirection.</summary>
    public static IEnumerable<Mutation> Of(WorkflowDefinition definition) =>
        RemovedConnections(definition).Concat(RemovedActivities(definition)).Concat(RemovedInputs(definition)).Concat(Redirected(definition)).Concat(RemovedRequirements(definition));

    private static IEnumerable<Mutation> RemovedConnections(WorkflowDefinition definition) =>
        definition.Connections.Select((c, i) => Change(definition, $"remove {c.Source}.{c.Port}", root => Connections(root).RemoveAt(i)));

    private static IEnumerable<Mutation> RemovedActivities(WorkflowDefinition definition) =>
        definition.Activities.Select((a, i) => Change(definition, $"remove {a.Id}", root => Activities(root).RemoveAt(i)));

    private static IEnumerable<Mutation> RemovedInputs(WorkflowDefinition definition) =>
        from index in Enumerable.Range(0, definition.Activities.Length)
        let source = (JsonObject)Activities(JsonNode.Parse(definition.ToJson())!)[index]!
        from input in source.Select(p => p.Key).Except(Structure)
        select Change(definition, $"remove {definition.Activities[index].Id}:{input}", root => ((JsonObject)Activities(root)[index]!).Remove(input));

    private static IEnumerable<Mutation> Redirected(WorkflowDefinition definition) =>
        from index in Enumerable.Range(0, definition.Connections.Length)
        let connection = definition.Connections[index]
        from target in definition.Activities
        where target.Id != connection.Target
        select Change(definition, $"{connection.Source}.{connection.Port} to {target.Id}", root => Connections(root)[index]!["target"]!["activity"] = target.Id);

    private static IEnumerable<Mutation> RemovedRequirements(WorkflowDefinition definition) =>
        definition.Requirements.Select((r, i) => Change(definition, $"remove requirement before {r.Before}", root =>
            root["customProperties"]!["replyFlow"]!["requires"]!.AsArray().RemoveAt(i)));

    private static Mutation Change(WorkflowDefinition definition, string name, Action<JsonNode> change)
    {
        var root = JsonNode.Parse(definition.ToJson())!;
        change(root);
        return new Mutation(name, root.ToJsonString());
    }

    private static JsonArray Activities(JsonNode root) => root["root"]!["activities"]!.AsArray();

    private static JsonArray Connections(JsonNode root) => root["root"]!["connections"]!.AsArray();
}
