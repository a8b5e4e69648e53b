using System.Xml.Linq;
using static ReplyFlow.Letters.Word.WordXml;

namespace ReplyFlow.Letters.Word;

/// <summary>One paragraph with exact spacing, ready to become XML. Lengths in mm.</summary>
internal sealed record DocxParagraph
{
    /// <summary>Exact line height.</summary>
    internal required double Line { get; init; }

    internal double Before { get; init; }

    internal double Left { get; init; }

    internal double Right { get; init; }

    /// <summary>Indent of the first line; negative hangs the others.</summary>
    internal double FirstLine { get; init; }

    /// <summary>left, center, right or both.</summary>
    internal string Justify { get; init; } = "left";

    internal IReadOnlyList<double> Tabs { get; init; } = [];

    /// <summary>A stop that text ends at, or null.</summary>
    internal double? RightTab { get; init; }

    internal bool KeepWithNext { get; init; }

    /// <summary>Whether it begins a page.</summary>
    internal bool OnNewPage { get; init; }

    /// <summary>Outline level from 0, or null.</summary>
    internal int? Outline { get; init; }

    internal XElement? Borders { get; init; }

    internal XElement? Frame { get; init; }

    internal IReadOnlyList<XElement> Runs { get; init; } = [];

    internal XElement ToXml()
    {
        var indent = new[] { ("left", Left), ("right", Right), (FirstLine < 0 ? "hanging" : "firstLine", Math.Abs(FirstLine)) }
            .Where(i => Math.Abs(i.Item2) > 0.001).Select(i => A(i.Item1, Twips(i.Item2))).ToArray();
        return E("p",
            E("pPr",
                KeepWithNext ? E("keepNext") : null,
                OnNewPage ? E("pageBreakBefore") : null,
                Frame,
                Borders,
                Tabs.Count == 0 && RightTab is null ? null : E("tabs",
                    Tabs.Select(t => E("tab", A("val", "left"), A("pos", Twips(t)))),
                    RightTab is { } end ? E("tab", A("val", "right"), A("pos", Twips(end))) : null),
                // Said on every paragraph: LibreOffice takes these from no style.
                E("autoSpaceDE", A("val", 0)), E("autoSpaceDN", A("val", 0)), E("snapToGrid", A("val", 0)),
                E("spacing", A("before", Twips(Before)), A("after", 0), A("line", Math.Max(1, (int)(Line / 25.4 * 1440))), A("lineRule", "exact")),
                indent.Length == 0 ? null : E("ind", indent),
                Val("jc", Justify),
                Outline is { } level ? Val("outlineLvl", level) : null),
            Runs);
    }
}
