using System.Text.RegularExpressions;
using ReplyFlow.Browser.Tests.Journey;

namespace ReplyFlow.Browser.Tests.Product;

/// <summary>Opens every kind of page that links lead somebody to.</summary>
internal static partial class PageWalk
{
    /// <summary>From the first page on, with something to do on each.</summary>
    /// <param name="person">Who walks.</param>
    /// <param name="address">Of the product.</param>
    /// <param name="seen">Kinds of page that need not be opened again; those opened are added.</param>
    /// <param name="look">What is done on a page.</param>
    public static async Task EachAsync(Person person, Uri address, HashSet<string> seen, Func<string, Task> look)
    {
        // The first page of everybody has links of their own.
        var (waiting, first) = (new Queue<string>(["/"]), true);
        while (waiting.TryDequeue(out var path))
        {
            if (!seen.Add(KindOf(path)) && !first)
                continue;
            first = false;
            await person.GoAsync(path);
            await person.LoadedAsync();
            await look(path);
            foreach (var link in await person.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]:not([download])')].map(a => a.href)"))
                if (link.StartsWith(address.ToString(), StringComparison.Ordinal) && !Left().IsMatch(link))
                    waiting.Enqueue(new Uri(link).PathAndQuery);
        }
    }

    /// <summary>One page of a kind is enough: identifiers and what a query says aside.</summary>
    public static string KindOf(string path) => Identifier().Replace(path.Split('?')[0], "…") + (path.Contains("handler=", StringComparison.Ordinal) ? "?handler" : "");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)[0-9]+(?=/|$)|(?<=^/d/)[^/]+")]
    private static partial Regex Identifier();

    /// <summary>Files, and what ends the sign-in.</summary>
    [GeneratedRegex("handler=Export|handler=Form$|/pdf|/d/[^/]+/file|/report|/word|Logout|/export|format=", RegexOptions.IgnoreCase)]
    private static partial Regex Left();
}
