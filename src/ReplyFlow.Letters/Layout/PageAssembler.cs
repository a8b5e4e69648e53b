using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;

namespace ReplyFlow.Letters.Layout;

/// <summary>Puts the planned parts on their pages.</summary>
internal sealed class PageAssembler(
    TypeSetter setter, Header header, List<FlowLine> flow, ClosingComposer closing, ImprintComposer? imprint, PagePlan plan, LetterStyle style)
{
    private readonly List<OutlineEntry> _outline = [];
    private readonly List<SealPlace> _seals = [];

    internal PageDocument Assemble(DocumentInfo info, IReadOnlyList<string> notes, double sealDiameter, byte[]? sealPng)
    {
        var pages = new List<Page>(plan.Pages.Count);
        for (var i = 0; i < plan.Pages.Count; i++)
            pages.Add(OnePage(i, sealDiameter, sealPng));
        return new PageDocument(pages, info, _outline, notes) { Seals = _seals };
    }

    private Page OnePage(int index, double sealDiameter, byte[]? sealPng)
    {
        var slice = plan.Pages[index];
        var lines = new List<TextLine>();
        var rules = new List<Rule>();
        var images = new List<PlacedImage>();
        if (index == 0)
        {
            lines.AddRange(header.Lines);
            rules.AddRange(header.Rules);
        }
        for (var i = slice.Start; i < slice.End; i++)
            Place(flow[i], slice.Top + (i - slice.Start) * slice.Pitch);
        if (index == plan.Pages.Count - 1)
        {
            var top = slice.Top + (slice.Count + closing.BlankLines(slice.Pitch)) * slice.Pitch;
            for (var i = 0; i < closing.Lines.Count; i++)
                Place(closing.Lines[i], top + i * slice.Pitch);
            foreach (var seal in closing.Seals)
                Seal(seal.X, top + seal.Line * slice.Pitch);
            imprint?.PlaceAt(PageGrid.Bottom - imprint.Height, lines, rules);
        }
        if (style == LetterStyle.Document || index > 0)
            lines.Add(PageNumberSetter.Set(setter, index + 1));
        return new Page(PageGrid.PaperWidth, PageGrid.PaperHeight, lines, rules, images);

        void Place(FlowLine line, double top)
        {
            if (line.Outline is { } heading)
                _outline.Add(new OutlineEntry(heading.Level, heading.Text, index, top));
            if (!line.IsBlank)
                lines.Add(line.At(PageGrid.Baseline(top, slice.Pitch, PageGrid.Body)));
        }

        // An authorised image is the host's; the other bodies seal their copies.
        void Seal(double x, double y)
        {
            if (_seals.Count == 0 && sealPng is not null)
                images.Add(new PlacedImage(x - sealDiameter / 2, y - sealDiameter / 2, sealDiameter, sealDiameter, sealPng, "印章"));
            _seals.Add(new SealPlace(index, x, y, sealDiameter));
        }
    }
}
