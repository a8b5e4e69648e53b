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
        for (var i = 0; i < entries.Count; i++)
        {
            var (entry, parent) = (entries[i], parents[i]);
            int[] siblings = Children(parents, parent), children = Children(parents, i);
            var place = Array.IndexOf(siblings, i);
            file.Write(ids[i], o =>
            {
                o.Raw("<< /Title ").Text(PdfText.Clean(entry.Text)).Raw(" /Parent ").Reference(parent < 0 ? root : ids[parent]);
                if (place > 0) o.Raw(" /Prev ").Reference(ids[siblings[place - 1]]);
                if (place < siblings.Length - 1) o.Raw(" /Next ").Reference(ids[siblings[place + 1]]);
                if (children.Length > 0)
                    o.Raw(" /First ").Reference(ids[children[0]]).Raw(" /Last ").Reference(ids[children[^1]]).Raw($" /Count {Open(parents, i)}");
                var top = document.Pages[entry.PageIndex].Height - entry.Y;
                o.Raw(" /Dest [").Reference(pages[entry.PageIndex]).Raw(" /XYZ null ").Number(Millimetres.ToPoints(top)).Raw(" null] >>");
            });
        }
        int[] tops = Children(parents, -1);
        file.Write(root, o => o.Raw("<< /Type /Outlines /First ").Reference(ids[tops[0]]).Raw(" /Last ").Reference(ids[tops[^1]]).Raw($" /Count {entries.Count} >>"));
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

    private static int[] Children(int[] parents, int parent) =>
        [.. Enumerable.Range(0, parents.Length).Where(i => parents[i] == parent)];

    private static int Open(int[] parents, int index) =>
        Children(parents, index).Sum(child => 1 + Open(parents, child));
}
