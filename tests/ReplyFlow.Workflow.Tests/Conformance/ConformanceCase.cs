using System.Text.Json.Nodes;
using ReplyFlow.Testing;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;
using ReplyFlow.Workflow.Scripts;

namespace ReplyFlow.Workflow.Tests.Conformance;

/// <summary>One definition, one script and the trace every engine must give for it.</summary>
/// <param name="Definition">Id of the definition: one the product ships, or one of this folder.</param>
/// <param name="Name">Name of the case.</param>
public sealed record ConformanceCase(string Definition, string Name)
{
    private static readonly string Folder = Path.Combine(RepositoryPaths.Root, "tests", "ReplyFlow.Workflow.Tests", "Conformance");

    /// <summary>Every case, as definition and name.</summary>
    public static TheoryData<string, string> All()
    {
        var data = new TheoryData<string, string>();
        foreach (var file in Directory.GetFiles(Path.Combine(Folder, "Cases"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            data.Add(Path.GetFileName(Path.GetDirectoryName(file)!), Path.GetFileNameWithoutExtension(file));
        return data;
    }

    /// <summary>The cases of one definition.</summary>
    public static IEnumerable<ConformanceCase> Of(string definition) =>
        Directory.GetFiles(Path.Combine(Folder, "Cases", definition), "*.json").Order(StringComparer.Ordinal).Select(f => new ConformanceCase(definition, Path.GetFileNameWithoutExtension(f)));

    public WorkflowDefinition LoadDefinition()
    {
        var own = Path.Combine(Folder, "Definitions", Definition + ".json");
        return WorkflowDefinition.Parse(File.ReadAllText(File.Exists(own) ? own : Path.Combine(RepositoryPaths.Root, "workflows", Definition + ".json")), Definition);
    }

    public WorkflowScript Script => WorkflowScript.Parse(Read()["script"]!.ToJsonString());

    public CaseFacts Facts => CaseFacts.Parse(Read()["facts"]!.ToJsonString());

    public string TracePath => Path.Combine(Folder, "Cases", Definition, Name + ".trace");

    public Task<ScriptResult> RunAsync(IWorkflowEngine engine) => new ScriptRunner(engine).RunAsync(LoadDefinition(), Script, Facts, TestContext.Current.CancellationToken);

    private JsonNode Read() => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "Cases", Definition, Name + ".json")))!;
}
