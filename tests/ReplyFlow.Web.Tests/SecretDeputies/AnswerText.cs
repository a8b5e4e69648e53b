using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.SecretDeputies;

/// <summary>Everything a person or a program can read in an answer: headers, the page, or the text inside a file.</summary>
internal static partial class AnswerText
{
    /// <summary>Asks and reads. The status and where it redirects to are part of the text.</summary>
    public static async Task<(HttpStatusCode Status, string Text)> ReadAsync(Browser browser, string address)
    {
        using var response = await browser.Client.GetAsync(address);
        var headers = response.Headers.Concat(response.Content.Headers).Select(h => $"{h.Key}: {string.Join(' ', h.Value)}");
        var body = await response.Content.ReadAsByteArrayAsync();
        return (response.StatusCode, Plain(Uri.UnescapeDataString(string.Join('\n', headers)) + "\n" + await OfAsync(body)));
    }

    /// <summary>The secrets that stand in a text, however they are spaced.</summary>
    public static IReadOnlyList<string> SecretsIn(string text)
    {
        var plain = Plain(text);
        return [.. SecretStory.Secrets.Where(s => plain.Contains(s, StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>Without blanks and dots: however a name is written, it is the same name. Both with and without what stands in tags.</summary>
    private static string Plain(string text) => Blanks().Replace(text, "") is var plain ? plain + "\n" + Tags().Replace(plain, "") : "";

    private static async Task<string> OfAsync(byte[] body) => body switch
    {
        [(byte)'P', (byte)'K', ..] => Unzipped(body),
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => await PrintedAsync(body),
        _ => WebUtility.HtmlDecode(Encoding.UTF8.GetString(body)),
    };

    private static string Unzipped(byte[] body)
    {
        using var zip = new ZipArchive(new MemoryStream(body));
        var text = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(entry.FullName).Append('\n').Append(WebUtility.HtmlDecode(reader.ReadToEnd())).Append('\n');
        }
        return text.ToString();
    }

    private static async Task<string> PrintedAsync(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-raw", "-enc", "UTF-8", file, "-"]) { RedirectStandardOutput = true })!;
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            Assert.NotEqual("", text.Trim());
            return text;
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex(@"[\s\u00B7\u200B]+")]
    private static partial Regex Blanks();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
