using System.Globalization;
using System.Text;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Workflow.Drawing;

/// <summary>
/// Draws a definition as SVG, for the case page, the settings and <c>workflow draw</c>. Everything is in attributes
/// (no style element, no script), so that it can stand inside a page under a strict content security policy.
/// </summary>
public static class FlowchartDrawing
{
    /// <summary>The picture as one <c>svg</c> element.</summary>
    /// <param name="definition">Any definition that could be read, sound or not.</param>
    /// <param name="marks">What to mark; <see cref="DrawingMarks.None"/> for the definition itself.</param>
    /// <param name="idPrefix">Makes ids unique when several pictures stand in one page; letters, digits, hyphens.</param>
    /// <returns>A complete <c>svg</c> element: natural size in width and height, scalable by its viewBox.</returns>
    public static string Draw(WorkflowDefinition definition, DrawingMarks marks, string idPrefix = "flow")
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(marks);
        var picture = DesignerLayout.Fits(definition) ? DesignerLayout.Arrange(definition) : LayeredLayout.Arrange(definition);
        var svg = new StringBuilder();
        var (width, height) = (SvgText.Number(Math.Ceiling(picture.Width)), SvgText.Number(Math.Ceiling(picture.Height)));
        svg.Append($"""<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{idPrefix}-title {idPrefix}-desc" """);
        svg.Append(CultureInfo.InvariantCulture,
            $"""width="{width}" height="{height}" viewBox="0 0 {width} {height}" """);
        svg.Append("""font-family="PingFang SC, Microsoft YaHei, Noto Sans SC, sans-serif" font-size="14">""");
        svg.Append(CultureInfo.InvariantCulture, $"""<title id="{idPrefix}-title">{SvgText.Escape(definition.Name)}流程图</title>""");
        svg.Append(CultureInfo.InvariantCulture, $"""<desc id="{idPrefix}-desc">{SvgText.Escape(Description.Of(definition, marks))}</desc>""");
        svg.Append(CultureInfo.InvariantCulture,
            $"""<defs><marker id="{idPrefix}-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" """);
        svg.Append("""orient="auto"><path d="M0 0L8 4L0 8z" fill="#5b6470"/></marker></defs>""");
        svg.Append(CultureInfo.InvariantCulture, $"""<rect width="{width}" height="{height}" fill="#ffffff"/>""");
        foreach (var wire in picture.Wires.OrderBy(w => !w.IsReturn)) WirePainter.Paint(svg, wire, idPrefix);
        foreach (var heading in picture.Headings)
            svg.Append(CultureInfo.InvariantCulture,
                $"""<text x="{SvgText.Number(heading.X)}" y="{SvgText.Number(heading.Y)}" font-weight="bold" fill="#1c2430">""")
                .Append($"{SvgText.Escape(heading.Text)}</text>");
        foreach (var box in picture.Boxes) BoxPainter.Paint(svg, box, marks);
        foreach (var wire in picture.Wires) WirePainter.Label(svg, wire);
        return svg.Append("</svg>").Append('\n').ToString();
    }
}
