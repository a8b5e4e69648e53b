using System.Net;
using System.Text.RegularExpressions;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Settings;

/// <summary>Sends calendar files to the import page and presses its buttons.</summary>
internal static class CalendarFileSender
{
    public const string Path = "/Settings/Calendar/Import";

    /// <summary>An invented notice for 2027.</summary>
    public const string Year2027 = """
        {"2027": {"source": ["https://example.invalid/2027"], "off": ["2027-01-01", "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-02-09", "2027-02-10", "2027-02-11", "2027-05-03"], "work": ["2027-01-31"]}}
        """;

    public static async Task<Answer> SendAsync(Browser browser, byte[] file, string name = "2027.json")
    {
        var token = Browser.Token((await browser.GetAsync(Path)).Shown().Html);
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(file), "Input.File", name } };
        return await Answer.OfAsync(await browser.Client.PostAsync(Path, form));
    }

    public static Task<Answer> SendAsync(Browser browser, string json) => SendAsync(browser, System.Text.Encoding.UTF8.GetBytes(json));

    /// <summary>Presses 确认保存 on a page that shows a change.</summary>
    public static Task<Answer> ConfirmAsync(Browser browser, string path, string html) => browser.SendAsync($"{path}?handler=Save",
        ("Input.Json", Hidden(html, "Input.Json")), ("Input.Token", Hidden(html, "Input.Token")), ("__RequestVerificationToken", Browser.Token(html)));

    public static string Hidden(string html, string name) =>
        WebUtility.HtmlDecode(Regex.Match(html, $"name=\"{Regex.Escape(name)}\" value=\"([^\"]*)\"") is { Success: true } m
            ? m.Groups[1].Value : throw new InvalidOperationException($"The page has no {name}."));
}
