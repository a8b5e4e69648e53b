using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReplyFlow.Domain.Text;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Json;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Workflow.Definitions;

/// <summary>Reads one activity.</summary>
internal static class ActivityReader
{
    private const string Ours = "ReplyFlow.";

    /// <summary>Null when it has no id or type; the error is reported.</summary>
    public static Activity? Read(JsonCursor item, ILookup<string?, string> usedPorts, IReadOnlySet<string> stepKinds)
    {
        var (id, type) = (item.RequiredText("id"), item.RequiredText("type"));
        if (id is null || type is null) return null;
        var inputs = new ActivityInputs(item, id);
        var title = Title(item, id);
        var (place, position) = (item.Place, Position(item));
        return type switch
        {
            "Elsa.Start" => new StartActivity(id, type, title, place, position),
            "Elsa.End" => new EndActivity(id, type, title, place, position),
            "Elsa.FlowFork" => new ForkActivity(id, type, title, place, position, Branches(inputs)),
            "Elsa.FlowJoin" => new JoinActivity(id, type, title, place, position, WaitsForAll(inputs)),
            "Elsa.Delay" => new TimerActivity(id, type, title, place, position, null, Span(inputs)),
            "ReplyFlow.Timer" => new TimerActivity(id, type, title, place, position, Due(inputs, "due", required: true), null),
            "ReplyFlow.Event" => new EventActivity(id, type, title, place, position, Word(inputs, "event", Vocabulary.Events)),
            "ReplyFlow.Decide" => new DecideActivity(id, type, title, place, position, Word(inputs, "question", Vocabulary.Questions)),
            "ReplyFlow.HumanTask" or "ReplyFlow.GroupTask" => TaskReader.Read(item, inputs, id, type, place, position, stepKinds),
            _ when type.StartsWith(Ours, StringComparison.Ordinal) && Vocabulary.SystemSteps.Contains(type[Ours.Length..]) =>
                SystemStep(inputs, id, type, title, place, position),
            _ => new UnknownActivity(id, type, title, place, position, [.. usedPorts[id].Distinct()]),
        };
    }

    /// <summary>A due rule input, or null; a fault when it is wrong or missing although required.</summary>
    internal static string? Due(ActivityInputs inputs, string name, bool required)
    {
        var text = required ? inputs.Required(name) : inputs.Optional(name);
        if (string.IsNullOrEmpty(text)) return null;
        if (!DueRule.TryParse(text, out _, out var problem)) inputs.Fault(name, problem!);
        return text;
    }

    /// <summary>An input that must be one of the known words.</summary>
    internal static string Word(ActivityInputs inputs, string name, IEnumerable<string> words)
    {
        var text = inputs.Required(name);
        if (text.Length > 0 && !words.Contains(text))
            inputs.Fault(name, $"不认识“{Excerpt.Of(text)}”，应为其中之一：{string.Join("、", words.Order(StringComparer.Ordinal))}");
        return text;
    }

    private static SystemStepActivity SystemStep(ActivityInputs inputs, string id, string type, string title, JsonPlace place, DesignerPosition? position)
    {
        var step = type[Ours.Length..];
        if (step != SystemStepNames.Notify) return new SystemStepActivity(id, type, title, place, position, step, null, null);
        var message = Word(inputs, "message", Vocabulary.Messages);
        var recipient = inputs.Required("recipient");
        if (recipient.Length > 0 && !AssigneeRule.TryParse(recipient, out _, out var problem)) inputs.Fault("recipient", problem!);
        return new SystemStepActivity(id, type, title, place, position, step, message, recipient);
    }

    private static ImmutableArray<string> Branches(ActivityInputs inputs)
    {
        var branches = inputs.List("branches");
        if (branches.Distinct().Count() < branches.Length) inputs.Fault("branches", "同一分支出现了两次");
        if (branches.Length is 1) inputs.Fault("branches", "至少要有两个分支");
        return [.. branches.Distinct()];
    }

    private static bool WaitsForAll(ActivityInputs inputs)
    {
        var mode = inputs.Required("mode");
        if (mode is not ("" or "WaitAll" or "WaitAny")) inputs.Fault("mode", $"不认识“{Excerpt.Of(mode)}”，应为 WaitAll 或 WaitAny");
        return mode != "WaitAny";
    }

    private static TimeSpan? Span(ActivityInputs inputs)
    {
        var text = inputs.Required("timeSpan");
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span > TimeSpan.Zero) return span;
        if (text.Length > 0) inputs.Fault("timeSpan", $"“{Excerpt.Of(text)}”不是时间长度，应如 1.00:00:00");
        return null;
    }

    private static string Title(JsonCursor item, string id) =>
        item.Object("metadata", required: false)?.OptionalText("displayText") is { Length: > 0 } text ? text : item.OptionalText("name") ?? id;

    private static DesignerPosition? Position(JsonCursor item) =>
        item.Node["metadata"] is JsonObject metadata && metadata["designer"] is JsonObject designer && designer["position"] is JsonObject at
            && Number(at["x"]) is { } x && Number(at["y"]) is { } y
            ? new DesignerPosition(x, y)
            : null;

    private static double? Number(JsonNode? node) => node?.GetValueKind() == JsonValueKind.Number ? node.GetValue<double>() : null;
}
