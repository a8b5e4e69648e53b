using System.Text.Json;
using System.Text.Json.Nodes;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Workflow.Tests.Support;

/// <summary>Writes definition files for tests.</summary>
internal sealed class DefinitionBuilder(string id = "test", int version = 1)
{
    private readonly JsonArray _activities = [];
    private readonly JsonArray _connections = [];

    public DefinitionBuilder Start(string to) => Add("start", "Elsa.Start", "开始").Connect("start", "Done", to);

    public DefinitionBuilder End(string id = "end") => Add(id, "Elsa.End", "结束");

    // decisions as in a definition file, for example "Yes=同意; No=退回|back"; one target for each port, in their order.
    public DefinitionBuilder Human(string id, string decisions, params string[] targets) =>
        Task(id, "ReplyFlow.HumanTask", "assignee", "role:BureauOffice", decisions, null, null, targets);

    public DefinitionBuilder Group(string id, string decisions, string mode, params string[] targets) =>
        Task(id, "ReplyFlow.GroupTask", "participants", "each:divisions/DivisionHead:甲,乙", decisions, mode, null, targets);

    public DefinitionBuilder Expiring(string id, string decisions, params string[] targets) =>
        Task(id, "ReplyFlow.HumanTask", "assignee", "role:BureauOffice", decisions, null, "+5wd", targets);

    public DefinitionBuilder Step(string id, string step, string to, params (string Name, string Value)[] inputs) =>
        Add(id, "ReplyFlow." + step, id, inputs).Connect(id, "Done", to);

    public DefinitionBuilder Notify(string id, string to) => Step(id, "Notify", to, ("message", "generic"), ("recipient", "role:BureauOffice"));

    public DefinitionBuilder Decide(string id, string question, string yes, string no) =>
        Add(id, "ReplyFlow.Decide", id, ("question", question)).Connect(id, "True", yes).Connect(id, "False", no);

    public DefinitionBuilder Timer(string id, string to) => Step(id, "Timer", to, ("due", "+2wd"));

    public DefinitionBuilder Event(string id, string name, string to) => Add(id, "ReplyFlow.Event", id, ("event", name)).Connect(id, "Done", to);

    public DefinitionBuilder Fork(string id, params string[] targets)
    {
        var ports = targets.Select((_, i) => $"B{i}").ToArray();
        Add(id, "Elsa.FlowFork", id);
        Last()["branches"] = List(ports);
        foreach (var (port, target) in ports.Zip(targets)) Connect(id, port, target);
        return this;
    }

    public DefinitionBuilder Join(string id, string mode, string to) => Add(id, "Elsa.FlowJoin", id, ("mode", mode)).Connect(id, "Done", to);

    public DefinitionBuilder Connect(string source, string port, string target)
    {
        _connections.Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
        });
        return this;
    }

    public JsonArray Connections => _connections;

    public JsonArray Activities => _activities;

    public string Json => new JsonObject
    {
        ["definitionId"] = id,
        ["version"] = version,
        ["root"] = new JsonObject { ["type"] = "Elsa.Flowchart", ["activities"] = _activities.DeepClone(), ["connections"] = _connections.DeepClone() },
    }.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public WorkflowDefinition Build() => WorkflowDefinition.Parse(Json);

    private DefinitionBuilder Task(string id, string type, string who, string rule, string decisions, string? mode, string? expires, string[] targets)
    {
        var parts = decisions.Split(';', StringSplitOptions.TrimEntries);
        var names = parts.Select(p => p.Split('=')[0]);
        string[] ports = [.. mode is null ? names : names.Where((_, i) => parts[i].Contains("|back")).Prepend("Done"), .. expires is null ? Array.Empty<string>() : ["Expired"]];
        Add(id, type, id, ("step", id), ("title", id), ("form", "generic"), (who, rule), ("due", "+3wd"), ("decisions", decisions));
        if (mode is not null) Last()["mode"] = Literal(mode);
        if (expires is not null) Last()["expires"] = Literal(expires);
        Last()["outcomes"] = List(ports);
        foreach (var (port, target) in ports.Zip(targets)) Connect(id, port, target);
        return this;
    }

    private DefinitionBuilder Add(string id, string type, string title, params (string Name, string Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["type"] = type, ["metadata"] = new JsonObject { ["displayText"] = title } };
        foreach (var (name, value) in inputs) activity[name] = Literal(value);
        _activities.Add(activity);
        return this;
    }

    private JsonObject Last() => (JsonObject)_activities[^1]!;

    private static JsonObject Literal(string value) => new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    private static JsonObject List(string[] values) => new() { ["typeName"] = "String[]", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = JsonSerializer.Serialize(values) } };
}
