using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReplyFlow.Workflow.Definitions;

/// <summary>Reads <c>customProperties.replyFlow.requires</c>.</summary>
internal static class RequirementReader
{
    public static ImmutableArray<StepRequirement> Read(JsonCursor definition)
    {
        var ours = definition.Object("customProperties", required: false)?.Object("replyFlow", required: false);
        if (ours?.Node["requires"] is null) return [];
        var requirements = ImmutableArray.CreateBuilder<StepRequirement>();
        foreach (var item in ours.Items("requires"))
            if (item.RequiredText("before") is { } before)
                requirements.Add(new StepRequirement(before, Names(item, "passed"), Names(item, "sinceLast"), item.Place));
        return requirements.ToImmutable();
    }

    private static ImmutableArray<string> Names(JsonCursor item, string name)
    {
        switch (item.Node[name])
        {
            case null:
                return [];
            case JsonArray array when array.All(n => n?.GetValueKind() == JsonValueKind.String):
                return [.. array.Select(n => n!.GetValue<string>())];
            default:
                item.Error(name, "应为活动 id 的列表");
                return [];
        }
    }
}
