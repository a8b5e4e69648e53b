using ReplyFlow.Letters.Pages;

namespace ReplyFlow.Letters.Pdf;

/// <summary>Writes runs of text into a content stream: each glyph exactly where the layout put it.</summary>
internal sealed class RunPainter(PdfBuffer output, FontUses fonts, double pageHeight)
{
    private FontUse? _font;
    private double _size;
    private Ink? _ink;

    /// <summary>Paints one run inside BT … ET.</summary>
    public void Paint(TextRun run)
    {
        SetInk(run.Ink);
        var y = Millimetres.ToPoints(pageHeight - run.Baseline);
        var index = 0;
        var open = false;
        double pen = 0; // points right of the run's left edge
        foreach (var rune in run.Text.EnumerateRunes())
        {
            if (index >= run.Offsets.Count)
                throw new ArgumentException($"A run has more characters than offsets: {run.Text}", nameof(run));
            var target = Millimetres.ToPoints(run.Offsets[index++]);
            var (face, cid, advance) = fonts.Place(run.Role, rune.Value);
            if (face != _font || run.SizePt != _size || !open)
            {
                if (open) output.Raw(">] TJ\n");
                SetFont(face, run.SizePt);
                output.Raw("1 0 0 1 ").Number(Millimetres.ToPoints(run.X) + target).Raw(" ").Number(y).Raw(" Tm [<");
                (open, pen) = (true, target);
            }
            // TJ counts in thousandths of the size, to the left; the rounding is carried on, so that it never adds up.
            var shift = Math.Round((pen - target) * 1000 / run.SizePt);
            if (shift != 0)
            {
                output.Raw(">").Int((long)shift).Raw("<");
                pen -= shift * run.SizePt / 1000;
            }
            output.Hex16(cid);
            pen += advance * run.SizePt;
        }
        if (open) output.Raw(">] TJ\n");
    }

    /// <summary>Sets the colour for what follows.</summary>
    public void SetInk(Ink wanted)
    {
        if (_ink == wanted) return;
        _ink = wanted;
        output.Raw(wanted == Ink.Red ? "1 0 0 rg\n" : "0 0 0 rg\n");
    }

    private void SetFont(FontUse wanted, double wantedSize)
    {
        if (_font == wanted && _size == wantedSize) return;
        (_font, _size) = (wanted, wantedSize);
        output.Raw($"/{wanted.ResourceName} ").Number(wantedSize).Raw(" Tf\n");
    }
}
