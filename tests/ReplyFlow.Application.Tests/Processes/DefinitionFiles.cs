using System.Text.Json.Nodes;
using ReplyFlow.Testing;

namespace ReplyFlow.Application.Tests.Processes;

/// <summary>The product's definition files, and variants of them in a folder of their own.</summary>
internal sealed class DefinitionFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replyflow-definitions-");

    private DefinitionFiles(params (string Name, string Json)[] files)
    {
        foreach (var (name, json) in files)
            File.WriteAllText(Path.Combine(_folder.FullName, name + ".json"), json);
    }

    public string Folder => _folder.FullName;

    public static string Shipped(string id = "suggestion-reply") => File.ReadAllText(Path.Combine(RepositoryPaths.Root, "workflows", id + ".json"));

    /// <summary>The main definition with another title at 签收.</summary>
    public static string Titled(string title) => Change(Shipped(), (activities, _) => Find(activities, "accept")["title"]!["expression"]!["value"] = title);

    public static DefinitionFiles Of(string json, string id = "suggestion-reply") => new((id, json));

    /// <summary>The file with something changed.</summary>
    public static string Change(string json, Action<JsonArray, JsonArray> change)
    {
        var file = JsonNode.Parse(json)!;
        change(file["root"]!["activities"]!.AsArray(), file["root"]!["connections"]!.AsArray());
        return file.ToJsonString();
    }

    public static JsonNode Find(JsonArray activities, string id) => activities.Single(a => (string)a!["id"]! == id)!;

    /// <summary>Gives an activity another id, in its connections and in the file's own requirements too.</summary>
    public static string Rename(string json, string from, string to)
    {
        var file = JsonNode.Parse(json)!;
        Find(file["root"]!["activities"]!.AsArray(), from)["id"] = to;
        foreach (var connection in file["root"]!["connections"]!.AsArray())
            foreach (var end in new[] { connection!["source"]!, connection["target"]! })
                if ((string)end["activity"]! == from)
                    end["activity"] = to;
        foreach (var rule in file["customProperties"]!["replyFlow"]!["requires"]!.AsArray())
        {
            if ((string)rule!["before"]! == from)
                rule["before"] = to;
            foreach (var list in new[] { rule["passed"]!.AsArray(), rule["sinceLast"]!.AsArray() })
                for (var i = 0; i < list.Count; i++)
                    if ((string)list[i]! == from)
                        list[i] = to;
        }
        return file.ToJsonString();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
