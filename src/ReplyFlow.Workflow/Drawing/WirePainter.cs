using System.Globalization;
using System.Text;

namespace ReplyFlow.Workflow.Drawing;

/// <summary>Paints arrows; returns are dashed.</summary>
internal static class WirePainter
{
    public static void Paint(StringBuilder svg, Wire wire, string idPrefix)
    {
        var path = string.Join("L", wire.Points.Select(p => $"{SvgText.Number(p.X)} {SvgText.Number(p.Y)}"));
        var dashes = wire.IsReturn ? " stroke-dasharray=\"4 3\"" : "";
        svg.Append(CultureInfo.InvariantCulture,
            $"""<path d="M{path}" fill="none" stroke="#5b6470" stroke-width="1.2"{dashes} marker-end="url(#{idPrefix}-arrow)"/>""");
    }

    public static void Label(StringBuilder svg, Wire wire)
    {
        if (wire.Label.Length == 0) return;
        svg.Append(CultureInfo.InvariantCulture,
            $"""<text x="{SvgText.Number(wire.LabelAt.X)}" y="{SvgText.Number(wire.LabelAt.Y)}" font-size="{LabelPlaces.Size}" fill="#3d4652" """)
            .Append($"""stroke="#ffffff" stroke-width="3" paint-order="stroke">{SvgText.Escape(wire.Label)}</text>""");
    }
}
