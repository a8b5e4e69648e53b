using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing.Data.Product;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Settings;

/// <summary>Variants of the main definition, published past the pages.</summary>
internal static class WorkflowVariant
{
    /// <summary>通知经办人 goes to the head of a division that the bureau does not have: it fails until there is one.</summary>
    public static string FailingNotice { get; } = Change((activities, _) =>
    {
        var notice = activities.Single(a => (string)a!["id"]! == "opinionsReady")!;
        notice["message"]!["expression"]!["value"] = "generic";
        notice["recipient"]!["expression"]!["value"] = "division:督办处/DivisionHead";
    });

    /// <summary>签收 under another id and with other words.</summary>
    public static string AcceptRenamed(string title = "签收") => Change((activities, connections) =>
    {
        var accept = activities.Single(a => (string)a!["id"]! == "accept")!;
        accept["id"] = "receive";
        accept["title"]!["expression"]!["value"] = title;
        foreach (var end in connections.SelectMany(c => new[] { c!["source"]!, c["target"]! }).Where(e => (string)e["activity"]! == "accept"))
            end["activity"] = "receive";
    }, requires => requires.Replace("\"accept\"", "\"receive\"", StringComparison.Ordinal));

    public static async Task PublishAsync(TestApp app, string json, int next)
    {
        var admin = await app.Services.ActorAsync(TestPeople.UserName(Roles.Administrator));
        await app.Services.InScopeAsync(s => s.GetRequiredService<PublishDefinition>().RunAsync(admin, json, next, default));
    }

    private static string Change(Action<JsonArray, JsonArray> change, Func<string, string>? requires = null)
    {
        var file = JsonNode.Parse(WorkflowFile.Shipped)!;
        change(file["root"]!["activities"]!.AsArray(), file["root"]!["connections"]!.AsArray());
        if (requires is not null)
            file["customProperties"] = JsonNode.Parse(requires(file["customProperties"]!.ToJsonString()));
        return file.ToJsonString();
    }
}
