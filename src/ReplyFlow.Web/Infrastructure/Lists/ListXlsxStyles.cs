using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ReplyFlow.Web.Infrastructure.Lists;

/// <summary>The few styles that exported workbooks use, by their index.</summary>
internal static class ListXlsxStyles
{
    public const uint Plain = 0;
    public const uint Heading = 1;
    public const uint Day = 2;
    public const uint Instant = 3;
    public const uint Percent = 4;

    /// <summary>Text that looks like a formula: it stays text even when somebody edits the cell.</summary>
    public const uint Quoted = 5;

    private const uint DayFormat = 164;
    private const uint InstantFormat = 165;
    private const uint PercentFormat = 166;

    public static Stylesheet Sheet() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy-mm-dd" },
            new NumberingFormat { NumberFormatId = InstantFormat, FormatCode = "yyyy-mm-dd hh:mm" },
            new NumberingFormat { NumberFormatId = PercentFormat, FormatCode = "0.0%" }),
        new Fonts(Font(), Font(new Bold())),
        new Fills(Fill(PatternValues.None), Fill(PatternValues.Gray125)),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            Formatted(DayFormat),
            Formatted(InstantFormat),
            Formatted(PercentFormat),
            new CellFormat { QuotePrefix = true }));

    private static Font Font(params OpenXmlElement[] looks) => new([.. looks, new FontSize { Val = 11 }, new FontName { Val = "等线" }]);

    private static Fill Fill(PatternValues pattern) => new(new PatternFill { PatternType = pattern });

    private static CellFormat Formatted(uint format) => new() { NumberFormatId = format, ApplyNumberFormat = true };
}
