using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Layout;

/// <summary>Pages that fill from top to bottom, a line or a row at a time: those of a report or of a letter's attachments.</summary>
/// <param name="setter">Sets the page numbers.</param>
/// <param name="pagesBefore">How many pages of the document stand before the first of these.</param>
internal sealed class SheetPages(TypeSetter setter, int pagesBefore = 0)
{
    private readonly List<Page> _pages = [];

    internal List<TextLine> Lines { get; private set; } = [];

    internal List<Rule> Rules { get; private set; } = [];

    /// <summary>The page of another PDF that stands on this one; null for none.</summary>
    internal PlacedPage? Placed { get; set; }

    internal List<OutlineEntry> Outline { get; } = [];

    /// <summary>Where the next line's top is, mm.</summary>
    internal double Top { get; set; } = PageGrid.Top;

    /// <summary>0-based page of the document that fills.</summary>
    internal int Page => pagesBefore + _pages.Count;

    /// <summary>Whether so much height is left.</summary>
    internal bool Has(double height) => Top + height <= PageGrid.Bottom + 1e-6;

    /// <summary>Begins a new page where so much height is not left.</summary>
    internal void Need(double height)
    {
        if (!Has(height))
            Turn();
    }

    /// <summary>Adds a line, on a new page where it does not fit.</summary>
    internal void Add(LineKind kind, int paragraph, TextRun[] runs, double pitch, TypeSize size)
    {
        Need(pitch);
        Lines.Add(new FlowLine(kind, paragraph, runs).At(PageGrid.Baseline(Top, pitch, size)));
        Top += pitch;
    }

    /// <summary>Ends the page and begins the next.</summary>
    internal void Turn()
    {
        Lines.Add(PageNumberSetter.Set(setter, Page + 1));
        _pages.Add(new Page(PageGrid.PaperWidth, PageGrid.PaperHeight, Lines, Rules, []) { Placed = Placed });
        (Lines, Rules, Top, Placed) = ([], [], PageGrid.Top, null);
    }

    /// <summary>Ends the last page.</summary>
    internal IReadOnlyList<Page> Finish()
    {
        Turn();
        return _pages;
    }
}
