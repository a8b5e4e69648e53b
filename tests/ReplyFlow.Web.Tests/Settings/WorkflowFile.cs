using System.Text;
using ReplyFlow.Testing;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Settings;

/// <summary>The product's own definition file, changed in ways that tests need, and sent to the import page.</summary>
internal static class WorkflowFile
{
    public const string ImportPath = "/Settings/Workflows/Import";

    /// <summary>As it comes with the product.</summary>
    public static string Shipped { get; } = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "workflows", "suggestion-reply.json"));

    /// <summary>签收 is called 签收确认: sound, and one difference in words.</summary>
    public static string Renamed { get; } = Replace("\"Literal\", \"value\": \"签收\"", "\"Literal\", \"value\": \"签收确认\"");

    /// <summary>The outcome 提出异议 of 签收 leads nowhere.</summary>
    public static string WithoutObjection { get; } =
        Replace("      { \"source\": { \"activity\": \"accept\", \"port\": \"Object\" }, \"target\": { \"activity\": \"objection\", \"port\": \"In\" } },\n", "");

    /// <summary>A number where the name of an activity belongs.</summary>
    public static string Misshapen { get; } = Replace("\"activity\": \"assign\", \"port\": \"Assign\"", "\"activity\": 5, \"port\": \"Assign\"");

    public static async Task<Answer> SendAsync(Browser browser, byte[] file, string name = "suggestion-reply.json")
    {
        var token = Browser.Token((await browser.GetAsync(ImportPath)).Shown().Html);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "Input.File", name },
        };
        return await Answer.OfAsync(await browser.Client.PostAsync(ImportPath, form));
    }

    public static Task<Answer> SendAsync(Browser browser, string json) => SendAsync(browser, Encoding.UTF8.GetBytes(json));

    /// <summary>Presses 发布, whatever the page offered.</summary>
    public static async Task<Answer> PublishAsync(Browser browser, string json, int next)
    {
        var token = Browser.Token((await browser.GetAsync(ImportPath)).Shown().Html);
        return await browser.SendAsync(ImportPath + "?handler=Publish", ("Input.Json", json), ("Input.Next", $"{next}"), ("__RequestVerificationToken", token));
    }

    private static string Replace(string old, string replacement)
    {
        var changed = Shipped.Replace("\r\n", "\n", StringComparison.Ordinal).Replace(old, replacement, StringComparison.Ordinal);
        Assert.NotEqual(Shipped, changed);
        return changed;
    }
}
