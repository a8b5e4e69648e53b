using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Reports;

/// <summary>Lays a report out with the letters' engine: same page, faces, line breaking and checks.</summary>
public static class ReportLayout
{
    private const double Pitch = 9;
    private const double AfterTable = 4;

    private static readonly TypeSize Type = PageGrid.Small;
    private static readonly TableStyle Ruled = new(TypeSize.Solid(10.5), 0.35, 0.18, LeavesEmptyWhite: false);

    /// <summary>Composes the pages.</summary>
    /// <param name="report">The report.</param>
    /// <param name="createdOn">Instant for the metadata.</param>
    /// <param name="glyphs">Widths of glyphs.</param>
    /// <exception cref="LetterLayoutException">A text holds a character that may not or cannot be drawn, or a row is higher than a page.</exception>
    public static PageDocument Compose(Report report, DateTimeOffset createdOn, IGlyphSource glyphs)
    {
        var setter = new TypeSetter(glyphs, new NameList([]), new NameList([]));
        var pages = new SheetPages(setter);
        Title(report, setter, pages);
        var tables = 0;
        for (var i = 0; i < report.Blocks.Count; i++)
            switch (report.Blocks[i])
            {
                case ReportHeading heading:
                    // A heading stands on the page of what it heads.
                    var table = report.Blocks.ElementAtOrDefault(i + 1) as ReportTable;
                    pages.Need(Pitch + (table is null ? Pitch : Table(table, setter, pages, tables).LeastHeight));
                    Heading(heading.Text, setter, pages);
                    break;
                case ReportParagraph paragraph:
                    Paragraph(paragraph.Text, setter, pages);
                    break;
                case ReportTable rows:
                    Table(rows, setter, pages, tables++).Set();
                    pages.Top += AfterTable;
                    break;
                default:
                    throw new ArgumentException($"A report cannot hold a {report.Blocks[i].GetType().Name}.", nameof(report));
            }
        Closing(report, setter, pages);
        return new PageDocument(pages.Finish(), new DocumentInfo(report.Title, report.Signature, "", createdOn), pages.Outline, []);
    }

    private static TableSetter Table(ReportTable table, TypeSetter setter, SheetPages pages, int number) =>
        new(setter, pages, new TableContent(table.Columns, table.Rows, table.HasTotal, Ruled), number, $"tables[{number}]");

    private static void Title(Report report, TypeSetter setter, SheetPages pages)
    {
        Centred(report.Title, "title", PageGrid.Title, FontRole.TitleSong, LineKind.Title);
        if (report.Subtitle is { } subtitle)
            Centred(subtitle, "subtitle", Type, FontRole.Kai, LineKind.Body);
        pages.Top += Pitch / 2;

        void Centred(string text, string field, TypeSize size, FontRole role, LineKind kind)
        {
            TextGuard.Check(text, field);
            var cells = setter.Cells([new(text, role)], size, field);
            var paragraph = setter.NextParagraph();
            foreach (var line in setter.Centred(cells, PageGrid.Width, size))
            {
                pages.Lines.Add(new FlowLine(kind, paragraph, line).At(PageGrid.Baseline(pages.Top, PageGrid.Pitch, size)));
                pages.Top += PageGrid.Pitch;
            }
        }
    }

    private static void Heading(string text, TypeSetter setter, SheetPages pages)
    {
        TextGuard.Check(text, "heading");
        pages.Outline.Add(new OutlineEntry(1, text, pages.Page, pages.Top));
        Lines(text, FontRole.Hei, LineKind.Heading, setter, pages);
    }

    private static void Paragraph(string text, TypeSetter setter, SheetPages pages)
    {
        TextGuard.Check(text, "paragraph");
        Lines(text, FontRole.FangSong, LineKind.Body, setter, pages);
    }

    private static void Lines(string text, FontRole role, LineKind kind, TypeSetter setter, SheetPages pages)
    {
        var cells = setter.Cells([new(text, role)], Type, kind == LineKind.Heading ? "heading" : "paragraph");
        var paragraph = setter.NextParagraph();
        foreach (var runs in setter.Paragraph(cells, PageGrid.Left, PageGrid.Right, PageGrid.Left + 2 * Type.Em, Type))
            pages.Add(kind, paragraph, runs, Pitch, Type);
    }

    private static void Closing(Report report, TypeSetter setter, SheetPages pages)
    {
        TextGuard.Check(report.Signature, "signature");
        pages.Need(Pitch * 3);
        pages.Top += Pitch;
        foreach (var (text, kind) in new[] { (report.Signature, LineKind.Signature), (ChineseDate.Format(report.Date), LineKind.Date) })
        {
            var cells = setter.Cells([new(text, FontRole.FangSong)], Type, "signature");
            var x = Math.Max(PageGrid.Left, PageGrid.Right - 2 * Type.Em - TypeSetter.WidthOf(cells));
            pages.Add(kind, setter.NextParagraph(), TypeSetter.OneLine(cells, x, Type), Pitch, Type);
        }
    }
}
