using System.Xml.Linq;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf;
using static ReplyFlow.Letters.Ofd.OfdXml;

namespace ReplyFlow.Letters.Ofd;

/// <summary>The outline shown beside the pages (GB/T 33190-2016, 7.8).</summary>
internal static class OfdOutline
{
    /// <summary>The element, or null where there is nothing to show.</summary>
    public static XElement? Of(IReadOnlyList<OutlineEntry> entries, IReadOnlyList<int> pageIds)
    {
        if (entries.Count == 0) return null;
        var root = E("Outlines");
        var path = new Stack<(int Level, XElement Element)>();
        foreach (var entry in entries)
        {
            while (path.TryPeek(out var top) && top.Level >= entry.Level) path.Pop();
            var destination = E("Dest", A("Type", "XYZ"), A("PageID", pageIds[entry.PageIndex]), A("Left", 0), A("Top", Number(entry.Y)), A("Zoom", 0));
            var element = E("OutlineElem", A("Title", PdfText.Clean(entry.Text)), E("Actions", E("Action", A("Event", "CLICK"), E("Goto", destination))));
            (path.TryPeek(out var parent) ? parent.Element : root).Add(element);
            path.Push((entry.Level, element));
        }
        return root;
    }
}
