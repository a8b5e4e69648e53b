using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Placed;

namespace ReplyFlow.Letters.Pages;

/// <summary>A laid-out document, independent of any device: the same model drives the PDF, the preview and <c>letter --layout</c>.</summary>
/// <param name="Pages">The pages in order; never empty.</param>
/// <param name="Info">Title, author and the like for the document's metadata.</param>
/// <param name="Outline">Headings for the outline, in reading order.</param>
/// <param name="Notes">What the layout had to do beyond the plain rules (for example spacing tightened on the last page), in
/// Chinese, for the person who approves it.</param>
public sealed record PageDocument(
    IReadOnlyList<Page> Pages,
    DocumentInfo Info,
    IReadOnlyList<OutlineEntry> Outline,
    IReadOnlyList<string> Notes)
{
    /// <summary>Where seals belong, for placeholders on the screen; none on unsealed documents. An authorised image is in the page's images.</summary>
    public IReadOnlyList<SealPlace> Seals { get; init; } = [];

    /// <summary>How many of the pages, from the end, are those of attachments.</summary>
    public int AttachmentPages { get; init; }
}

/// <summary>The circle a seal will fill.</summary>
/// <param name="PageIndex">0-based page.</param>
/// <param name="CentreX">Centre, mm from the left of the paper.</param>
/// <param name="CentreY">Centre, mm from the top of the paper.</param>
/// <param name="Diameter">Diameter in mm.</param>
public sealed record SealPlace(int PageIndex, double CentreX, double CentreY, double Diameter);

/// <summary>Metadata of a document.</summary>
/// <param name="Title">The document's title.</param>
/// <param name="Author">The issuing body.</param>
/// <param name="Subject">For example the suggestion's session and number; may be empty.</param>
/// <param name="CreatedOn">The instant written into the metadata; part of the input so that the same input gives the same bytes.</param>
public sealed record DocumentInfo(string Title, string Author, string Subject, DateTimeOffset CreatedOn);

/// <summary>A heading that the outline points to.</summary>
/// <param name="Level">1 for 一、, 2 for （一） and so on.</param>
/// <param name="Text">The heading's words.</param>
/// <param name="PageIndex">0-based page.</param>
/// <param name="Y">Top of the heading's line in mm from the top of the paper.</param>
public sealed record OutlineEntry(int Level, string Text, int PageIndex, double Y);

/// <summary>One page. All lengths are millimetres from the top left corner of the paper.</summary>
/// <param name="Width">Paper width in mm.</param>
/// <param name="Height">Paper height in mm.</param>
/// <param name="Lines">Lines of text in reading order.</param>
/// <param name="Rules">Straight rules.</param>
/// <param name="Images">Placed images (an authorised seal); usually empty.</param>
public sealed record Page(
    double Width,
    double Height,
    IReadOnlyList<TextLine> Lines,
    IReadOnlyList<Rule> Rules,
    IReadOnlyList<PlacedImage> Images)
{
    /// <summary>The page of another PDF that stands on this one; null on nearly all pages.</summary>
    public PlacedPage? Placed { get; init; }
}

/// <summary>What a line of text is, for tagging and for tests.</summary>
public enum LineKind
{
    /// <summary>份号, 密级, 紧急程度 (GB/T 9704-2012, 7.2.1 to 7.2.3).</summary>
    Mark,
    /// <summary>类别 and 公开属性: the template's, not the standard's.</summary>
    Category,
    /// <summary>发文机关标志 (7.2.4).</summary>
    IssuerMark,
    /// <summary>发文字号 (7.2.5).</summary>
    DocumentNumber,
    /// <summary>签发人 (7.2.6).</summary>
    Signatory,
    /// <summary>标题 (7.3.1).</summary>
    Title,
    /// <summary>主送 (7.3.2).</summary>
    Addressee,
    /// <summary>A heading on its own line or run in.</summary>
    Heading,
    /// <summary>正文 (7.3.3).</summary>
    Body,
    /// <summary>附件说明 (7.3.4).</summary>
    AttachmentNote,
    /// <summary>署名 (7.3.5).</summary>
    Signature,
    /// <summary>成文日期 (7.3.5.4).</summary>
    Date,
    /// <summary>附注 (7.3.6), here the contact person.</summary>
    Annotation,
    /// <summary>抄送 (7.4.2).</summary>
    CopyTo,
    /// <summary>印发机关 and 印发日期 (7.4.3).</summary>
    Issued,
    /// <summary>Page number (7.5); an artifact in tagged output.</summary>
    PageNumber,
    /// <summary>A cell of a form or table.</summary>
    Cell,
    /// <summary>附件 and its number, at the upper left of an attachment's first page (7.3.7).</summary>
    AttachmentMark,
    /// <summary>An attachment's title above its content (7.3.7).</summary>
    AttachmentTitle,
}

/// <summary>One line of text: its runs from left to right.</summary>
/// <param name="Kind">What the line is.</param>
/// <param name="Paragraph">Index of the paragraph in the document's reading order, so that lines of one paragraph can be joined
/// again; -1 for artifacts.</param>
/// <param name="Runs">The runs; each has its own face, size and cell positions.</param>
public sealed record TextLine(LineKind Kind, int Paragraph, IReadOnlyList<TextRun> Runs)
{
    /// <summary>The table's cell that the line stands in, for tagging; null outside tables.</summary>
    public TableCell? Cell { get; init; }
}

/// <summary>A cell's place in a table.</summary>
/// <param name="Table">The table's index in the document.</param>
/// <param name="Row">Row, the heading row being 0.</param>
/// <param name="Column">Column from 0.</param>
/// <param name="IsHeading">Whether it heads its column.</param>
public sealed record TableCell(int Table, int Row, int Column, bool IsHeading);

/// <summary>A run of characters of one face, size and ink on one baseline.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Role">The face.</param>
/// <param name="SizePt">Size in points.</param>
/// <param name="X">Left edge of the first character's cell, mm.</param>
/// <param name="Baseline">Baseline, mm from the top of the paper.</param>
/// <param name="Offsets">For each Unicode scalar value of <paramref name="Text"/>, where its glyph's origin stands, in mm right of
/// <paramref name="X"/>.</param>
/// <param name="Width">Width of the whole run in mm.</param>
/// <param name="Ink">Colour.</param>
public sealed record TextRun(
    string Text,
    FontRole Role,
    double SizePt,
    double X,
    double Baseline,
    IReadOnlyList<double> Offsets,
    double Width,
    Ink Ink)
{
    /// <summary>
    /// What the text has behind the run and the page shows as a distance or a line's end: a space, or a tab between columns. Empty where
    /// the next run of the paragraph follows at once.
    /// </summary>
    public string After { get; init; } = "";
}

/// <summary>The two inks of an official document.</summary>
public enum Ink
{
    /// <summary>Black, for all text but the issuing authority's mark.</summary>
    Black,
    /// <summary>公文红: the issuing authority's mark and the red rules.</summary>
    Red,
}

/// <summary>A horizontal or vertical rule, given as a filled rectangle in mm.</summary>
public sealed record Rule(double X, double Y, double Width, double Height, Ink Ink);

/// <summary>An image placed on the page (an authorised seal image, PNG).</summary>
public sealed record PlacedImage(double X, double Y, double Width, double Height, byte[] Png, string AlternativeText);

/// <summary>A page of another PDF, placed whole.</summary>
/// <param name="X">Left edge, mm.</param>
/// <param name="Y">Top edge, mm.</param>
/// <param name="Width">Width on this page, mm.</param>
/// <param name="Height">Height on this page, mm.</param>
/// <param name="Source">The PDF.</param>
/// <param name="PageIndex">Its page, from 0.</param>
/// <param name="IsTurned">Whether it is turned a quarter to the left, so that its head stands at the left (GB/T 9704-2012, 7.7).</param>
/// <param name="AlternativeText">What it is, for who cannot see it.</param>
public sealed record PlacedPage(
    double X, double Y, double Width, double Height, PlacedPdf Source, int PageIndex, bool IsTurned, string AlternativeText);
