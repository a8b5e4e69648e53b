using Microsoft.Net.Http.Headers;

namespace ReplyFlow.Web.Infrastructure.Files;

/// <summary>Headers of an answer that is a file.</summary>
internal static class FileHeaders
{
    /// <summary>Shows the file (inline) or has it saved (attachment), names it and says who may keep it.</summary>
    public static void SetFile(this IHeaderDictionary headers, string disposition, string name, string caching)
    {
        var value = new ContentDispositionHeaderValue(disposition);
        value.SetHttpFileName(name);
        headers.ContentDisposition = value.ToString();
        headers.CacheControl = caching;
    }
}
