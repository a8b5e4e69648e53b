using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Workflow.Drawing;

/// <summary>
/// Lays a definition out in rows and a few columns, narrow enough for a phone: the main line runs down the left,
/// parallel and side steps stand to its right, long and upward arrows run in a margin on the far right.
/// </summary>
internal static class LayeredLayout
{
    public const double BoxWidth = 116;
    public const double BoxHeight = 60;
    private const double ColumnWidth = 132;
    private const double Margin = 12;
    private const double HeadingHeight = 30;

    public static Picture Arrange(WorkflowDefinition definition)
    {
        var entries = definition.Activities.OfType<EventActivity>().Cast<Activity>().ToList();
        if (definition.Start is { } start) entries.Insert(0, start);
        var boxes = new List<Box>();
        var wires = new List<Wire>();
        var headings = new List<Heading>();
        var (y, width) = (Margin, 0.0);
        var placed = new HashSet<string>();
        foreach (var entry in entries)
        {
            if (entry is EventActivity)
            {
                headings.Add(new Heading($"另行发起：{entry.Title}", Margin, y + 18));
                y += HeadingHeight;
            }

            var part = new LayeredPart(definition, entry.Id, placed, y, Margin, ColumnWidth);
            boxes.AddRange(part.Boxes);
            wires.AddRange(part.Wires);
            (y, width) = (part.Bottom + Margin, Math.Max(width, part.Right + Margin));
        }

        Strays(definition, placed, boxes, headings, ref y, ref width);
        return new Picture(width, y, [.. boxes], [.. wires], [.. headings]);
    }

    /// <summary>What no arrow reaches is shown all the same: a picture of a broken file helps to mend it.</summary>
    private static void Strays(WorkflowDefinition definition, HashSet<string> placed, List<Box> boxes, List<Heading> headings, ref double y, ref double width)
    {
        var strays = definition.Activities.Where(a => !placed.Contains(a.Id)).ToList();
        if (strays.Count == 0) return;
        headings.Add(new Heading("没有连线到达：", Margin, y + 18));
        y += HeadingHeight;
        foreach (var stray in strays)
        {
            boxes.Add(new Box(stray, Margin, y, BoxWidth, BoxHeight));
            y += BoxHeight + Margin;
        }

        width = Math.Max(width, BoxWidth + (2 * Margin));
    }
}
