using System.Net.Http.Headers;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Attachments;

/// <summary>Sends forms with files, as a browser does.</summary>
internal static class Upload
{
    public static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"u8.ToArray();

    /// <summary>A picture of one pixel as far as its parts say.</summary>
    public static readonly byte[] Png =
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82,
    ];

    /// <summary>Opens a page and sends a form to it with its token and files.</summary>
    public static async Task<Answer> PostAsync(Browser browser, string path, IEnumerable<(string Name, string Value)> fields, params (string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append(("__RequestVerificationToken", Browser.Token((await browser.GetAsync(path.Split('?')[0])).Shown().Html))))
            form.Add(new StringContent(value), name);
        foreach (var (name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("text/html");
            form.Add(part, "Files", name);
        }
        return await Answer.OfAsync(await browser.Client.PostAsync(path, form));
    }

    /// <summary>Asks for a file.</summary>
    public static async Task<(Answer Answer, byte[] Content)> ReadAsync(Browser browser, string address)
    {
        using var response = await browser.Client.GetAsync(address);
        var content = await response.Content.ReadAsByteArrayAsync();
        return (await Answer.OfAsync(response), content);
    }
}
