using ReplyFlow.Letters.Layout;

namespace ReplyFlow.Letters.Reports;

/// <summary>A report with tables, set on the letters' page: title, headings, paragraphs, tables.</summary>
/// <param name="Title">Title.</param>
/// <param name="Subtitle">Line under the title, for example the day the figures are of; null for none.</param>
/// <param name="Blocks">The contents in order.</param>
/// <param name="Signature">署名: who made it.</param>
/// <param name="Date">The date under the signature.</param>
public sealed record Report(string Title, string? Subtitle, IReadOnlyList<ReportBlock> Blocks, string Signature, DateOnly Date);

/// <summary>A part of a report.</summary>
public abstract record ReportBlock;

/// <summary>A heading of the first level (一、…), with its number.</summary>
/// <param name="Text">The words.</param>
public sealed record ReportHeading(string Text) : ReportBlock;

/// <summary>Running text, its first line indented by two characters.</summary>
/// <param name="Text">The words.</param>
public sealed record ReportParagraph(string Text) : ReportBlock;

/// <summary>A table: its heading row is repeated on every page, a row is never divided.</summary>
/// <param name="Columns">The columns; their widths share the page's.</param>
/// <param name="Rows">The rows; each has a text for every column, an empty one prints a dash.</param>
/// <param name="HasTotal">Whether the last row is the whole, set in bold face.</param>
public sealed record ReportTable(IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, bool HasTotal = false) : ReportBlock;
