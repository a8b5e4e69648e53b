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

    /// <summary>Composes the pages.</summary>
    /// <param name="report">The report.</param>
    /// <param name="createdOn">Instant for the metadata.</param>
    /// <param name="glyphs">Widths of glyphs.</param>
    /// <exception cref="LetterLayoutException">A text holds a character that may not or cannot be drawn, or a row is higher than a page.</exception>
    public static PageDocument Compose(Report report, DateTimeOffset createdOn, IGlyphSource glyphs)
    {
        var setter = new TypeSetter(glyphs, new NameList([]), new NameList([]));
        var sheets = new ReportSheets(setter);
        Title(report, setter, sheets);
        var tables = 0;
        for (var i = 0; i < report.Blocks.Count; i++)
            switch (report.Blocks[i])
            {
                case ReportHeading heading:
                    // A heading stands on the page of what it heads.
                    sheets.Need(Pitch + (report.Blocks.ElementAtOrDefault(i + 1) is ReportTable next ? new ReportTableSetter(setter, sheets, next, tables).LeastHeight : Pitch));
                    Heading(heading.Text, setter, sheets);
                    break;
                case ReportParagraph paragraph:
                    Paragraph(paragraph.Text, setter, sheets);
                    break;
                case ReportTable table:
                    new ReportTableSetter(setter, sheets, table, tables++).Set();
                    sheets.Top += AfterTable;
                    break;
                default:
                    throw new ArgumentException($"A report cannot hold a {report.Blocks[i].GetType().Name}.", nameof(report));
            }
        Closing(report, setter, sheets);
        return new PageDocument(sheets.Finish(), new DocumentInfo(report.Title, report.Signature, "", createdOn), sheets.Outline, []);
    }

    private static void Title(Report report, TypeSetter setter, ReportSheets sheets)
    {
        Centred(report.Title, "title", PageGrid.Title, FontRole.TitleSong, LineKind.Title);
        if (report.Subtitle is { } subtitle)
            Centred(subtitle, "subtitle", Type, FontRole.Kai, LineKind.Body);
        sheets.Top += Pitch / 2;

        void Centred(string text, string field, TypeSize size, FontRole role, LineKind kind)
        {
            TextGuard.Check(text, field);
            var cells = setter.Cells([new(text, role)], size, field);
            var paragraph = setter.NextParagraph();
            foreach (var part in TitleBreaker.Break(cells, setter.TitleWords, PageGrid.Width))
            {
                Cell[] line = cells[part];
                var x = PageGrid.Left + (PageGrid.Width - TypeSetter.WidthOf(line)) / 2;
                sheets.Lines.Add(new FlowLine(kind, paragraph, TypeSetter.OneLine(line, x, size)).At(PageGrid.Baseline(sheets.Top, PageGrid.Pitch, size)));
                sheets.Top += PageGrid.Pitch;
            }
        }
    }

    private static void Heading(string text, TypeSetter setter, ReportSheets sheets)
    {
        TextGuard.Check(text, "heading");
        sheets.Outline.Add(new OutlineEntry(1, text, sheets.Page, sheets.Top));
        Lines(text, FontRole.Hei, LineKind.Heading, setter, sheets);
    }

    private static void Paragraph(string text, TypeSetter setter, ReportSheets sheets)
    {
        TextGuard.Check(text, "paragraph");
        Lines(text, FontRole.FangSong, LineKind.Body, setter, sheets);
    }

    private static void Lines(string text, FontRole role, LineKind kind, TypeSetter setter, ReportSheets sheets)
    {
        var cells = setter.Cells([new(text, role)], Type, kind == LineKind.Heading ? "heading" : "paragraph");
        var paragraph = setter.NextParagraph();
        foreach (var runs in setter.Paragraph(cells, PageGrid.Left, PageGrid.Right, PageGrid.Left + 2 * Type.Em, Type))
            sheets.Add(kind, paragraph, runs, Pitch, Type);
    }

    private static void Closing(Report report, TypeSetter setter, ReportSheets sheets)
    {
        TextGuard.Check(report.Signature, "signature");
        sheets.Need(Pitch * 3);
        sheets.Top += Pitch;
        foreach (var (text, kind) in new[] { (report.Signature, LineKind.Signature), ($"{report.Date.Year}年{report.Date.Month}月{report.Date.Day}日", LineKind.Date) })
        {
            var cells = setter.Cells([new(text, FontRole.FangSong)], Type, "signature");
            var x = Math.Max(PageGrid.Left, PageGrid.Right - 2 * Type.Em - TypeSetter.WidthOf(cells));
            sheets.Add(kind, setter.NextParagraph(), TypeSetter.OneLine(cells, x, Type), Pitch, Type);
        }
    }
}
