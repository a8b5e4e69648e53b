using System.Text.Json;

namespace ReplyFlow.Benchmarks.Decisions;

/// <summary>
/// A definition of eight human steps, one after the other, owed by the office of the lead bureau, and a signature where one is
/// wanted, with all that it leads to; after the last the case is archived.
/// </summary>
internal static class ChainDefinition
{
    public const string Id = "benchmark-chain";

    public const int Steps = 8;

    public static string Json(bool signed)
    {
        var steps = Enumerable.Range(1, Steps).Select(i => $"step{i}").ToList();
        var activities = new List<object> { Activity("start", "Elsa.Start", []) };
        activities.AddRange(steps.Select(s => Activity(s, "ReplyFlow.HumanTask", new()
        {
            ["step"] = Text(s),
            ["title"] = Text($"第{s[4..]}步"),
            ["form"] = Text("generic"),
            ["assignee"] = Text("role:BureauOffice"),
            ["due"] = Text("+10wd"),
            ["decisions"] = Text("Done=完成"),
            ["outcomes"] = new { typeName = "String[]", expression = new { type = "Object", value = "[\"Done\"]" } },
        })));
        string[] signing = signed ? ["sign", "AllocateNumber", "MakeLetter", "DeliverLetter", "DeliverCopies"] : [];
        if (signed)
        {
            activities.Add(Activity("sign", "ReplyFlow.HumanTask", new()
            {
                ["step"] = Text("sign"),
                ["title"] = Text("签发"),
                ["form"] = Text("sign"),
                ["assignee"] = Text("role:Signatory"),
                ["due"] = Text("+10wd"),
                ["decisions"] = Text("Done=签发"),
                ["outcomes"] = new { typeName = "String[]", expression = new { type = "Object", value = "[\"Done\"]" } },
            }));
            activities.AddRange(signing.Skip(1).Select(s => Activity(s, $"ReplyFlow.{s}", [])));
        }
        activities.Add(Activity("archive", "ReplyFlow.Archive", []));
        activities.Add(Activity("end", "Elsa.End", []));
        string[] line = ["start", .. steps, .. signing, "archive", "end"];
        var connections = line.Zip(line.Skip(1), (from, to) => new
        {
            source = new { activity = from, port = "Done" },
            target = new { activity = to, port = "In" },
        });
        return JsonSerializer.Serialize(new
        {
            definitionId = Id,
            name = "八步流程",
            version = 1,
            isPublished = true,
            root = new { id = "flow", type = "Elsa.Flowchart", version = 1, activities, connections },
        });
    }

    private static Dictionary<string, object> Activity(string id, string type, Dictionary<string, object> inputs) =>
        new(inputs) { ["id"] = id, ["type"] = type, ["version"] = 1 };

    private static object Text(string value) => new { typeName = "String", expression = new { type = "Literal", value } };
}
