using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Workflow.Drawing;

/// <summary>Paints boxes: people's steps as rectangles, questions with slanted sides, the machine's steps grey, starts and ends round.</summary>
internal static class BoxPainter
{
    private const string Blue = "#0b57b0";
    private const string Green = "#1d7a3e";
    private const string Grey = "#5b6470";
    private const double TitleSize = 14;
    private const double NameSize = 12;
    private const double LineHeight = 14;
    private const int MostLines = 3;

    public static void Paint(StringBuilder svg, Box box, DrawingMarks marks)
    {
        var names = marks.Current.GetValueOrDefault(box.Activity.Id);
        var mark = marks.Current.ContainsKey(box.Activity.Id) ? Mark.Current : marks.Passed.Contains(box.Activity.Id) ? Mark.Passed : Mark.None;
        var state = mark switch { Mark.Current => "现在", Mark.Passed => "已经过", _ => "" };
        var who = names.IsDefaultOrEmpty ? "" : string.Join("、", names);
        var title = string.Join("，", new[] { box.Activity.Title, state, who }.Where(t => t.Length > 0));
        svg.Append(CultureInfo.InvariantCulture, $"""<g data-activity="{SvgText.Escape(box.Activity.Id)}" data-mark="{mark.ToString().ToLowerInvariant()}">""")
            .Append($"<title>{SvgText.Escape(title)}</title>");
        Shape(svg, box, mark);
        Words(svg, box, mark, names);
        if (mark != Mark.None) Badge(svg, box, mark);
        svg.Append("</g>");
    }

    private static void Shape(StringBuilder svg, Box box, Mark mark)
    {
        var (fill, stroke, width) = mark switch
        {
            Mark.Current => ("#e3eefb", Blue, 3.0),
            Mark.Passed => ("#e9f5ec", Green, 1.5),
            _ => (box.Activity is SystemStepActivity or TimerActivity ? "#f1f3f5" : "#ffffff", Grey, 1.2),
        };
        var dashes = box.Activity is UnknownActivity ? " stroke-dasharray=\"4 3\"" : "";
        var paint = $"""fill="{fill}" stroke="{stroke}" stroke-width="{SvgText.Number(width)}"{dashes}""";
        if (box.Activity is DecideActivity)
        {
            var inset = 12;
            var points = new[] { (box.X + inset, box.Y), (box.X + box.Width - inset, box.Y), (box.X + box.Width, box.CenterY),
                (box.X + box.Width - inset, box.Bottom), (box.X + inset, box.Bottom), (box.X, box.CenterY) };
            svg.Append(CultureInfo.InvariantCulture,
                $"""<polygon points="{string.Join(' ', points.Select(p => $"{SvgText.Number(p.Item1)},{SvgText.Number(p.Item2)}"))}" {paint}/>""");
            return;
        }

        var radius = box.Activity is StartActivity or EndActivity or EventActivity ? box.Height / 2 : 5;
        svg.Append(CultureInfo.InvariantCulture,
            $"""<rect x="{SvgText.Number(box.X)}" y="{SvgText.Number(box.Y)}" width="{SvgText.Number(box.Width)}" """).Append(CultureInfo.InvariantCulture,
            $"""height="{SvgText.Number(box.Height)}" rx="{SvgText.Number(radius)}" {paint}/>""");
    }

    private static void Words(StringBuilder svg, Box box, Mark mark, ImmutableArray<string> names)
    {
        var room = box.Width - (box.Activity is DecideActivity ? 22 : 10);
        List<(string Text, double Size)> lines = [.. SvgText.Wrap(box.Activity.Title, room / TitleSize).Select(t => (t, TitleSize))];
        lines.AddRange(Who(names, room / NameSize, MostLines - lines.Count).Select(t => (t, NameSize)));
        var y = box.CenterY - ((lines.Count - 1) * LineHeight / 2) + 5;
        foreach (var (text, size) in lines)
        {
            svg.Append(CultureInfo.InvariantCulture,
                $"""<text x="{SvgText.Number(box.CenterX)}" y="{SvgText.Number(y)}" text-anchor="middle" font-size="{SvgText.Number(size)}" """)
                .Append(mark == Mark.Current ? $"fill=\"{Blue}\" font-weight=\"bold\">" : "fill=\"#1c2430\">").Append($"{SvgText.Escape(text)}</text>");
            y += LineHeight;
        }
    }

    /// <summary>All of them where they fit, else the first and how many there are: nobody's name is cut.</summary>
    private static IReadOnlyList<string> Who(ImmutableArray<string> names, double ems, int most)
    {
        if (names.IsDefaultOrEmpty)
            return [];
        string[] tries = [string.Join("、", names), $"{names[0]}等 {names.Length} 处", names.Length == 1 ? names[0] : $"{names.Length} 处"];
        return tries.Select(t => SvgText.Wrap(t, ems)).FirstOrDefault(w => w.Count <= most) ?? SvgText.Wrap(tries[^1], ems);
    }

    /// <summary>A sign beside the colour: a tick for passed, a triangle for current.</summary>
    private static void Badge(StringBuilder svg, Box box, Mark mark)
    {
        var (x, y) = (SvgText.Number(box.X), SvgText.Number(box.Y));
        var sign = mark == Mark.Passed ? "M-4 0L-1 3L4 -3" : "M-3 -4L4 0L-3 4z";
        svg.Append(CultureInfo.InvariantCulture,
            $"""<g transform="translate({x} {y})"><circle r="7" fill="{(mark == Mark.Passed ? Green : Blue)}"/>""").Append(CultureInfo.InvariantCulture,
            $"""<path d="{sign}" fill="{(mark == Mark.Passed ? "none" : "#ffffff")}" stroke="#ffffff" stroke-width="1.6"/></g>""");
    }

    private enum Mark
    {
        None,
        Passed,
        Current,
    }
}
