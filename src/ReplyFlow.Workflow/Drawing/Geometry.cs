using System.Collections.Immutable;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Workflow.Drawing;

/// <summary>A box on the picture; all lengths in SVG user units (1 unit is 1 CSS pixel at natural size).</summary>
internal sealed record Box(Activity Activity, double X, double Y, double Width, double Height)
{
    public double CenterX => X + (Width / 2);

    public double CenterY => Y + (Height / 2);

    public double Bottom => Y + Height;
}

/// <summary>A point on the picture.</summary>
internal readonly record struct Point(double X, double Y);

/// <summary>An arrow with the corners it goes round, and where its words stand.</summary>
internal sealed record Wire(Connection Connection, ImmutableArray<Point> Points, string Label, bool IsReturn, Point LabelAt);

/// <summary>Words above a part of the picture.</summary>
internal sealed record Heading(string Text, double X, double Y);

/// <summary>Everything with its place.</summary>
internal sealed record Picture(double Width, double Height, ImmutableArray<Box> Boxes, ImmutableArray<Wire> Wires, ImmutableArray<Heading> Headings);
