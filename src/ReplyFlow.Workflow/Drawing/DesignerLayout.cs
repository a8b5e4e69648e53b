using System.Collections.Immutable;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Workflow.Drawing;

/// <summary>Uses the positions a person gave the boxes in a designer.</summary>
internal static class DesignerLayout
{
    private const double Margin = 16;

    /// <summary>True when every activity was given a place of its own.</summary>
    public static bool Fits(WorkflowDefinition definition) =>
        definition.Activities.Length > 1
        && definition.Activities.All(a => a.Position is not null)
        && definition.Activities.Select(a => a.Position).Distinct().Count() == definition.Activities.Length;

    public static Picture Arrange(WorkflowDefinition definition)
    {
        var (left, top) = (definition.Activities.Min(a => a.Position!.Value.X), definition.Activities.Min(a => a.Position!.Value.Y));
        var boxes = definition.Activities.ToDictionary(a => a.Id,
            a => new Box(a, a.Position!.Value.X - left + Margin, a.Position!.Value.Y - top + Margin, LayeredLayout.BoxWidth, LayeredLayout.BoxHeight));
        var wires = definition.Connections
            .Where(c => boxes.ContainsKey(c.Source) && boxes.ContainsKey(c.Target))
            .Select(c => (Connection: c, Points: Route(boxes[c.Source], boxes[c.Target])))
            .Select(w => new Wire(w.Connection, w.Points, Labels.Of(definition, w.Connection), Labels.IsReturn(definition, w.Connection), Beside(w.Points)));
        return new Picture(boxes.Values.Max(b => b.X + b.Width) + Margin, boxes.Values.Max(b => b.Bottom) + Margin, [.. boxes.Values], [.. wires], []);
    }

    /// <summary>Leaves by the side that faces the target and turns once in the middle.</summary>
    private static ImmutableArray<Point> Route(Box from, Box to)
    {
        if (to.Y > from.Bottom) return Vertical(new Point(from.CenterX, from.Bottom), new Point(to.CenterX, to.Y));
        if (from.Y > to.Bottom) return Vertical(new Point(from.CenterX, from.Y), new Point(to.CenterX, to.Bottom));
        return to.CenterX >= from.CenterX
            ? Horizontal(new Point(from.X + from.Width, from.CenterY), new Point(to.X, to.CenterY))
            : Horizontal(new Point(from.X, from.CenterY), new Point(to.X + to.Width, to.CenterY));
    }

    private static Point Beside(ImmutableArray<Point> points) =>
        new(points[0].X + 3, points[1].Y < points[0].Y ? points[0].Y - 4 : LabelPlaces.Baseline(points[0].Y, 0));

    private static ImmutableArray<Point> Vertical(Point a, Point b) => [a, new Point(a.X, (a.Y + b.Y) / 2), new Point(b.X, (a.Y + b.Y) / 2), b];

    private static ImmutableArray<Point> Horizontal(Point a, Point b) => [a, new Point((a.X + b.X) / 2, a.Y), new Point((a.X + b.X) / 2, b.Y), b];
}
