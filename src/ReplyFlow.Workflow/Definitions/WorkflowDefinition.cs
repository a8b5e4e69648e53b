using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Workflow.Definitions;

/// <summary>One version of one process: activities and the connections between their ports. Immutable.</summary>
/// <remarks>
/// Read by <see cref="DefinitionReader"/> from Elsa 3 workflow-definition JSON. Being read does not mean being
/// sound: <see cref="Faults"/> holds what the file says wrongly, and the checker judges the rest. Only checked
/// definitions may be published.
/// </remarks>
public sealed class WorkflowDefinition
{
    private readonly FrozenDictionary<string, Activity> _byId;
    private readonly FrozenDictionary<(string, string), Connection> _byPort;
    private readonly JsonObject _source;
    private readonly IReadOnlySet<string> _stepKinds;

    internal WorkflowDefinition(JsonObject source, DefinitionHeader header, ImmutableArray<Activity> activities, ImmutableArray<Connection> connections,
        ImmutableArray<StepRequirement> requirements, ImmutableArray<DefinitionFault> faults, IReadOnlySet<string> stepKinds)
    {
        _source = source;
        _stepKinds = stepKinds;
        Id = header.Id;
        Version = header.Version;
        Name = header.Name;
        Description = header.Description;
        Activities = activities;
        Connections = connections;
        Requirements = requirements;
        Faults = faults;
        _byId = activities.ToFrozenDictionary(a => a.Id);
        _byPort = connections.GroupBy(c => (c.Source, c.Port)).ToFrozenDictionary(g => g.Key, g => g.First());
        Start = FindStart();
    }

    /// <summary>Elsa's <c>definitionId</c>; the same for every version.</summary>
    public string Id { get; }

    /// <summary>Counted from 1; cases stay on the version they started with.</summary>
    public int Version { get; }

    /// <summary>Name shown to people; the id where the file gives none.</summary>
    public string Name { get; }

    /// <summary>What the process is for; may be empty.</summary>
    public string Description { get; }

    /// <summary>In file order; ids are unique.</summary>
    public ImmutableArray<Activity> Activities { get; }

    /// <summary>In file order; the checker refuses two from one port.</summary>
    public ImmutableArray<Connection> Connections { get; }

    /// <summary>Which steps the definition itself demands before others.</summary>
    public ImmutableArray<StepRequirement> Requirements { get; }

    /// <summary>What the file says wrongly although its shape could be read; empty for a usable definition.</summary>
    public ImmutableArray<DefinitionFault> Faults { get; }

    /// <summary>
    /// Where a case starts: the <c>Elsa.Start</c> activity, else the only activity besides events that nothing
    /// leads to; null when there is neither.
    /// </summary>
    public Activity? Start { get; }

    /// <summary>The activity with that id, or null.</summary>
    public Activity? Find(string activityId) => _byId.GetValueOrDefault(activityId);

    /// <summary>The connection that leaves the activity by that port, or null.</summary>
    public Connection? Follow(string activityId, string port) => _byPort.GetValueOrDefault((activityId, port));

    /// <summary>The file again, with everything it held, known or not; indented, Chinese left readable.</summary>
    public string ToJson() => DefinitionJson.Write(_source);

    /// <summary>The flowchart alone, as engines read it.</summary>
    internal string RootJson() => DefinitionJson.Write(_source["root"]!);

    /// <summary>The same process as another version; everything else is kept.</summary>
    /// <param name="version">Counted from 1.</param>
    /// <param name="isPublished">What the file tells Elsa; this product keeps in its database which versions new cases may start on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The version is below 1.</exception>
    public WorkflowDefinition WithVersion(int version, bool isPublished)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        var copy = (JsonObject)_source.DeepClone();
        copy["version"] = version;
        copy["isPublished"] = isPublished;
        return Parse(DefinitionJson.Write(copy), stepKinds: _stepKinds);
    }

    /// <summary>Reads a definition that must be readable.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="file">The file's name, for the message.</param>
    /// <param name="stepKinds">The kinds of step there are; those of the <see cref="Rules.Vocabulary"/> when null.</param>
    /// <exception cref="WorkflowDefinitionException">It cannot be read; every error is named with path and line.</exception>
    public static WorkflowDefinition Parse(string json, string file = "definition", IReadOnlySet<string>? stepKinds = null)
    {
        var result = DefinitionReader.Read(json, stepKinds);
        return result.Definition ?? throw new WorkflowDefinitionException(
            string.Join(Environment.NewLine, result.Errors.Select(e => $"{file}: {e}")));
    }

    private Activity? FindStart()
    {
        if (Activities.FirstOrDefault(a => a is StartActivity) is { } start) return start;
        var entered = Connections.Select(c => c.Target).ToHashSet();
        var free = Activities.Where(a => a is not EventActivity && !entered.Contains(a.Id)).Take(2).ToList();
        return free.Count == 1 ? free[0] : null;
    }
}
