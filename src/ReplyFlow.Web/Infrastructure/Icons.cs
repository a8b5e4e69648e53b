using System.Collections.Concurrent;
using Microsoft.AspNetCore.Html;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Reads icons from <c>wwwroot/lib/icons</c> once each; they are drawn inline, in the colour of the text.</summary>
public sealed class Icons(IWebHostEnvironment environment)
{
    private readonly ConcurrentDictionary<string, HtmlString> _cache = new();

    /// <summary>The icon's SVG.</summary>
    /// <exception cref="FileNotFoundException">The icon is not among those that frontend/build.mjs copies.</exception>
    public HtmlString Get(string name) => _cache.GetOrAdd(name, Read);

    private HtmlString Read(string name)
    {
        var file = environment.WebRootFileProvider.GetFileInfo($"lib/icons/{name}.svg");
        using var reader = new StreamReader(file.CreateReadStream());
        return new HtmlString(reader.ReadToEnd().Replace("<svg ", "<svg aria-hidden=\"true\" focusable=\"false\" ").Trim());
    }
}
