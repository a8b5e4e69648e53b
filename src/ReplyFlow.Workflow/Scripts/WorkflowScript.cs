using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ReplyFlow.Workflow.Scripts;

/// <summary>A list of decisions that drives one case without a database.</summary>
/// <param name="Entries">In order.</param>
public sealed record WorkflowScript(ImmutableArray<ScriptEntry> Entries)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>Reads a JSON list of entries.</summary>
    /// <exception cref="ScriptException">It is not one.</exception>
    public static WorkflowScript Parse(string json)
    {
        try
        {
            var node = JsonNode.Parse(json.TrimStart('\uFEFF'));
            return node is JsonArray list ? Read(list) : throw new ScriptException("$：应为 {step, by, outcome} 的列表");
        }
        catch (JsonException e)
        {
            throw new ScriptException($"第{e.LineNumber + 1}行：不是 JSON：{e.Message}");
        }
    }

    internal static WorkflowScript Read(JsonArray list)
    {
        var entries = ImmutableArray.CreateBuilder<ScriptEntry>();
        foreach (var (item, index) in list.Select((item, index) => (item, index)))
        {
            try
            {
                entries.Add(Check(item.Deserialize<ScriptEntry>(Options), index));
            }
            catch (JsonException e)
            {
                throw new ScriptException($"$[{index}]：{e.Message}");
            }
        }

        return new WorkflowScript(entries.ToImmutable());
    }

    private static ScriptEntry Check(ScriptEntry? entry, int index)
    {
        if (entry is null) throw new ScriptException($"$[{index}]：应为 {{step, by, outcome}}，现为空值");
        var acts = new[] { entry.Step, entry.Event, entry.Cancel, entry.Retry, entry.Skip }.Count(a => a is not null);
        if (acts != 1) throw new ScriptException($"$[{index}]：step、event、cancel、retry、skip 应恰有其一");
        if (entry.Step is not null && entry.Outcome is null) throw new ScriptException($"$[{index}].outcome：缺少，应为决定的名称");
        if (entry.Skip is not null && string.IsNullOrWhiteSpace(entry.Reason)) throw new ScriptException($"$[{index}].reason：缺少，跳过步骤必须写明理由");
        return entry;
    }
}
