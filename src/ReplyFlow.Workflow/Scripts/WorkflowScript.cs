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
            return node is JsonArray list ? Read(list) : throw new ScriptException("$: expected a list of {step, by, outcome}");
        }
        catch (JsonException e)
        {
            throw new ScriptException($"line {e.LineNumber + 1}: not JSON: {e.Message}");
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
                throw new ScriptException($"$[{index}]: {e.Message}");
            }
        }

        return new WorkflowScript(entries.ToImmutable());
    }

    private static ScriptEntry Check(ScriptEntry? entry, int index)
    {
        if (entry is null) throw new ScriptException($"$[{index}]: expected {{step, by, outcome}}, found null");
        var acts = new[] { entry.Step, entry.Event, entry.Cancel, entry.Retry, entry.Skip }.Count(a => a is not null);
        if (acts != 1) throw new ScriptException($"$[{index}]: expected exactly one of step, event, cancel, retry and skip");
        if (entry.Step is not null && entry.Outcome is null) throw new ScriptException($"$[{index}].outcome: missing; expected the decision's name");
        if (entry.Skip is not null && string.IsNullOrWhiteSpace(entry.Reason)) throw new ScriptException($"$[{index}].reason: missing; a step is skipped only with a reason");
        return entry;
    }
}
