using System.Text.Json;
using ReplyFlow.Domain.Json;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Workflow.Scripts;

/// <summary>Reads facts files.</summary>
internal static class FactsReader
{
    public static CaseFacts Read(string json) => ScriptJson.Read(json, Read);

    private static CaseFacts Read(StrictJson facts)
    {
        if (facts.ValueKind != JsonValueKind.Object)
            throw new ScriptException("$：应为一个对象");
        var answers = new Dictionary<string, IReadOnlyList<bool>>();
        IReadOnlyDictionary<string, IReadOnlyList<string>> participants = CaseFacts.None.Participants, failures = CaseFacts.None.Failures;
        foreach (var (name, value) in facts.Members())
        {
            if (name == "participants") participants = Lists(value);
            else if (name == "failures") failures = Lists(value);
            else if (Vocabulary.Questions.Contains(name)) answers[name] = Bools(value);
            else value.Error($"不认识，应为 participants、failures 或其中之一：{string.Join("、", Vocabulary.Questions.Order())}");
        }

        return new CaseFacts(answers, participants, failures);
    }

    private static IReadOnlyList<bool> Bools(StrictJson value)
    {
        IReadOnlyList<StrictJson> all = value.ValueKind == JsonValueKind.Array ? value.Items() : [value];
        if (all.Count > 0 && all.All(v => v.ValueKind is JsonValueKind.True or JsonValueKind.False))
            return [.. all.Select(v => v.ValueKind == JsonValueKind.True)];
        value.Error("应为 true、false 或它们的列表");
        return [];
    }

    private static Dictionary<string, IReadOnlyList<string>> Lists(StrictJson value)
    {
        if (value.ValueKind == JsonValueKind.Object)
            return value.Members().ToDictionary(m => m.Name, m => Texts(m.Value));
        value.Error("应为对象，每项是一个列表");
        return [];
    }

    private static IReadOnlyList<string> Texts(StrictJson list)
    {
        if (list.ValueKind == JsonValueKind.Array && list.Items() is var items && items.All(i => i.ValueKind == JsonValueKind.String))
            return [.. items.Select(i => i.Text() ?? "")];
        list.Error("应为文字列表");
        return [];
    }
}
