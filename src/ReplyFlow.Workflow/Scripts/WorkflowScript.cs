using System.Collections.Immutable;
using System.Text.Json;
using ReplyFlow.Domain.Json;

namespace ReplyFlow.Workflow.Scripts;

/// <summary>A list of decisions that drives one case without a database.</summary>
/// <param name="Entries">In order.</param>
public sealed record WorkflowScript(ImmutableArray<ScriptEntry> Entries)
{
    /// <summary>Reads a JSON list of entries.</summary>
    /// <exception cref="ScriptException">It is not one.</exception>
    public static WorkflowScript Parse(string json) => ScriptJson.Read(json, Read);

    private static WorkflowScript Read(StrictJson list) => list.ValueKind == JsonValueKind.Array
        ? new WorkflowScript([.. list.Items().Select(item => item.Object(fields => Entry(item, fields))).OfType<ScriptEntry>()])
        : throw new ScriptException("$：应为 {step, by, outcome} 的列表");

    private static ScriptEntry Entry(StrictJson item, StrictObject fields)
    {
        var entry = new ScriptEntry
        {
            Step = Text("step"),
            By = Text("by"),
            Outcome = Text("outcome"),
            Event = Text("event"),
            Cancel = Text("cancel"),
            Retry = Text("retry"),
            Skip = Text("skip"),
            Reason = Text("reason"),
        };
        if (new[] { entry.Step, entry.Event, entry.Cancel, entry.Retry, entry.Skip }.Count(a => a is not null) != 1)
            item.Error("step、event、cancel、retry、skip 应恰有其一");
        if (entry.Step is not null && entry.Outcome is null)
            fields.Error("outcome", "缺少，应为决定的名称");
        if (entry.Skip is not null && string.IsNullOrWhiteSpace(entry.Reason))
            fields.Error("reason", "缺少，跳过步骤必须写明理由");
        return entry;

        string? Text(string name) => fields.OptionalText(name, int.MaxValue);
    }
}
