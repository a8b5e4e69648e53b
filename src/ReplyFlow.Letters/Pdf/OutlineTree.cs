using ReplyFlow.Letters.Pages;

namespace ReplyFlow.Letters.Pdf;

/// <summary>The outline shown beside the pages (ISO 32000-1, 12.3.3).</summary>
internal static class OutlineTree
{
    /// <summary>Writes the outline.</summary>
    /// <returns>Its object number, or null where there is nothing to show.</returns>
    public static int? Write(PdfFile file, PageDocument document, IReadOnlyList<int> pages)
    {
        var entries = document.Outline;
        if (entries.Count == 0) return null;
        var root = file.Reserve();
        int[] ids = [.. entries.Select(_ => file.Reserve())];
        var parents = Parents(entries);
        var children = Enumerable.Range(0, entries.Count).ToLookup(i => parents[i]);
        var below = new int[entries.Count]; // entries shown under each when all is open
        for (var i = entries.Count - 1; i >= 0; i--)
            if (parents[i] >= 0) below[parents[i]] += below[i] + 1;
        var (previous, next) = Siblings(parents);
        for (var i = 0; i < entries.Count; i++)
        {
            var (entry, parent) = (entries[i], parents[i]);
            file.Write(ids[i], o =>
            {
                o.Raw("<< /Title ").Text(PdfText.Clean(entry.Text)).Raw(" /Parent ").Reference(parent < 0 ? root : ids[parent]);
                if (previous[i] >= 0) o.Raw(" /Prev ").Reference(ids[previous[i]]);
                if (next[i] >= 0) o.Raw(" /Next ").Reference(ids[next[i]]);
                if (below[i] > 0)
                    o.Raw(" /First ").Reference(ids[children[i].First()]).Raw(" /Last ").Reference(ids[children[i].Last()]).Raw($" /Count {below[i]}");
                var top = document.Pages[entry.PageIndex].Height - entry.Y;
                o.Raw(" /Dest [").Reference(pages[entry.PageIndex]).Raw(" /XYZ null ").Number(Millimetres.ToPoints(top)).Raw(" null] >>");
            });
        }
        file.Write(root, o => o
            .Raw("<< /Type /Outlines /First ").Reference(ids[children[-1].First()])
            .Raw(" /Last ").Reference(ids[children[-1].Last()]).Raw($" /Count {entries.Count} >>"));
        return root;
    }

    /// <summary>For each entry the nearest earlier one of a lower level, or -1.</summary>
    private static int[] Parents(IReadOnlyList<OutlineEntry> entries)
    {
        var parents = new int[entries.Count];
        var path = new Stack<int>();
        for (var i = 0; i < entries.Count; i++)
        {
            while (path.TryPeek(out var top) && entries[top].Level >= entries[i].Level) path.Pop();
            parents[i] = path.TryPeek(out var parent) ? parent : -1;
            path.Push(i);
        }
        return parents;
    }

    private static (int[] Previous, int[] Next) Siblings(int[] parents)
    {
        int[] previous = [.. parents.Select(_ => -1)], next = [.. previous];
        var last = new Dictionary<int, int>();
        for (var i = 0; i < parents.Length; i++)
        {
            if (last.TryGetValue(parents[i], out var before)) (previous[i], next[before]) = (before, i);
            last[parents[i]] = i;
        }
        return (previous, next);
    }
}
