using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Json;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Workflow.Definitions;

/// <summary>
/// Reads Elsa 3 workflow-definition JSON strictly: no comments, no trailing commas, no property twice, right kinds
/// of values. What it does not use it keeps. Wrong shape is an error (no definition); wrong content, such as a
/// missing assignee, is a fault of the definition, so that the file can still be drawn and the checker can list
/// everything at once.
/// </summary>
public static class DefinitionReader
{
    /// <summary>Largest file accepted, in bytes.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a definition from the file's text, with or without a byte order mark.</summary>
    /// <param name="json">The text.</param>
    /// <param name="stepKinds">The kinds of step there are; those of the <see cref="Vocabulary"/> when null.</param>
    public static DefinitionReadResult Read(string json, IReadOnlySet<string>? stepKinds = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read(Encoding.UTF8.GetBytes(json.StartsWith('\uFEFF') ? json[1..] : json), stepKinds ?? Vocabulary.StepKinds);
    }

    private static DefinitionReadResult Read(byte[] utf8, IReadOnlySet<string> stepKinds)
    {
        if (utf8.Length > MaxBytes) return Refused(new JsonPlace("$", 1, 1), $"文件有 {utf8.Length:N0} 字节，上限是 {MaxBytes:N0} 字节");
        try
        {
            var places = new JsonPlaces(utf8);
            var node = JsonNode.Parse(utf8, documentOptions: Strict);
            return node is JsonObject source
                ? Build(source, places, stepKinds)
                : Refused(places.Of("$"), "应为一个对象，即流程定义");
        }
        catch (JsonException e)
        {
            return Refused(new JsonPlace(e.Path ?? "$", (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1), $"不是 JSON：{e.Message}");
        }
    }

    private static DefinitionReadResult Build(JsonObject source, JsonPlaces places, IReadOnlySet<string> stepKinds)
    {
        var cursor = new JsonCursor(source, "$", places, new FaultList());
        var header = ReadHeader(cursor);
        var root = cursor.Object("root");
        if (root is not null && root.RequiredText("type") is { } type && type != "Elsa.Flowchart")
            root.Error("type", $"应为 Elsa.Flowchart，现为 {type}");
        var activities = root is null ? [] : ReadActivities(root, stepKinds);
        var connections = root is null ? [] : ReadConnections(root);
        RefuseTwins(cursor, activities);
        cursor.Faults.Faults.AddRange(places.TextFaults.Select(f => new DefinitionFault(f.Place, f.Words)));
        var requirements = RequirementReader.Read(cursor);
        if (cursor.Faults.Errors.Count > 0) return new(null, [.. cursor.Faults.Errors]);
        return new(new WorkflowDefinition(source, header, activities, connections, requirements, [.. cursor.Faults.Faults], stepKinds), []);
    }

    private static DefinitionHeader ReadHeader(JsonCursor cursor)
    {
        var id = cursor.RequiredText("definitionId") ?? "";
        var version = cursor.Integer("version") ?? 1;
        cursor.Boolean("isPublished");
        if (version < 1) cursor.Error("version", "版本号应为 1 或更大");
        return new DefinitionHeader(id, version, cursor.OptionalText("name") ?? id, cursor.OptionalText("description") ?? "");
    }

    private static ImmutableArray<Activity> ReadActivities(JsonCursor root, IReadOnlySet<string> stepKinds)
    {
        var used = root.Items("connections", required: false)
            .Select(c => c.Object("source", required: false))
            .Where(s => s is not null)
            .ToLookup(s => s!.OptionalText("activity"), s => s!.OptionalText("port") ?? Activity.Done);
        return [.. root.Items("activities").Select(a => ActivityReader.Read(a, used, stepKinds)).OfType<Activity>()];
    }

    private static ImmutableArray<Connection> ReadConnections(JsonCursor root)
    {
        var connections = ImmutableArray.CreateBuilder<Connection>();
        foreach (var item in root.Items("connections"))
        {
            var (source, target) = (item.Object("source"), item.Object("target"));
            var (from, to) = (source?.RequiredText("activity"), target?.RequiredText("activity"));
            if (from is not null && to is not null)
                connections.Add(new Connection(from, source!.OptionalText("port") ?? Activity.Done, to, item.Place));
        }

        return connections.ToImmutable();
    }

    private static void RefuseTwins(JsonCursor cursor, ImmutableArray<Activity> activities)
    {
        foreach (var twin in activities.GroupBy(a => a.Id).SelectMany(g => g.Skip(1)))
            cursor.Faults.Errors.Add(new DefinitionFault(twin.Place, $"已有另一个活动的 id 是“{twin.Id}”", twin.Id));
    }

    private static DefinitionReadResult Refused(JsonPlace place, string message) => new(null, [new DefinitionFault(place, message)]);
}
