using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Layout;

/// <summary>Turns 主送, 正文 and 附件说明 into lines.</summary>
internal sealed class FlowBuilder(TypeSetter setter, Letter letter, LetterTemplate template)
{
    private const double Indent = 2 * PageGrid.Cell;

    /// <summary>A "heading" of more lines is a paragraph that lacks a full stop.</summary>
    private const int LongestKeptHeading = 2;

    private readonly List<FlowLine> _lines = [];
    private readonly List<string> _notes = [];

    /// <summary>What could not be set as it was typed, in Chinese.</summary>
    internal IReadOnlyList<string> Notes => _notes;

    /// <summary>主送, or nothing.</summary>
    internal List<FlowLine> Addressees()
    {
        _lines.Clear();
        if (letter.Addressees.Count > 0)
            Add(LineKind.Addressee, AddresseeText(letter, template) + template.Addressee.Ending, FontRole.FangSong, PageGrid.Left, PageGrid.Left, "addressees");
        return [.. _lines];
    }

    internal static string AddresseeText(Letter letter, LetterTemplate template) =>
        string.Join(template.Addressee.Separator, letter.Addressees.Select(a => a.Trim().TrimEnd('：', ':')));

    /// <summary>正文 and 附件说明 with the empty line between them.</summary>
    internal List<FlowLine> Text()
    {
        var text = Body(letter.Body, "body");
        var attachments = Attachments();
        if (attachments.Count > 0)
            text.Add(new FlowLine(LineKind.AttachmentNote, attachments[0].Paragraph, []));
        text.AddRange(attachments);
        return text;
    }

    /// <summary>Paragraphs with their headings, of the letter or of an attachment.</summary>
    /// <param name="text">Paragraphs parted by line feeds.</param>
    /// <param name="field">Named in errors.</param>
    internal List<FlowLine> Body(string text, string field)
    {
        _lines.Clear();
        var paragraphs = text.Split('\n').Select(AfterNumber).Where(p => !string.IsNullOrWhiteSpace(p)).ToList();
        for (var i = 0; i < paragraphs.Count;)
        {
            var end = i;
            while (end < paragraphs.Count && ColumnSetter.HasColumns(paragraphs[end]))
                end++;
            if (end == i)
                BodyParagraph(paragraphs[i++].Trim(), field);
            else
                Columns(paragraphs[i..end], field);
            i = Math.Max(i, end);
        }
        if (_lines.Count == 0)
            throw new LetterLayoutException(field, "不能为空。");
        // What nothing follows is no heading of anything.
        for (var i = _lines.Count - 1; i >= 0 && _lines[i].Paragraph == _lines[^1].Paragraph; i--)
            _lines[i] = _lines[i] with { KeepWithNext = false };
        return [.. _lines];
    }

    private void Columns(List<string> rows, string field)
    {
        if (new ColumnSetter(setter).Set(rows, PageGrid.Left + Indent, PageGrid.Right, field) is { } lines)
        {
            _lines.AddRange(lines);
            return;
        }
        var first = rows[0].Trim().Replace("\t", " ", StringComparison.Ordinal);
        _notes.Add($"从“{(first.Length > 10 ? first[..10] + "…" : first)}”起的 {rows.Count} 段用制表符分了列，一行放不下，各列之间只空一字。");
        foreach (var row in rows)
            BodyParagraph(row.Trim(), field);
    }

    // Word parts an automatic number from its paragraph by a tab: no column.
    private static string AfterNumber(string paragraph)
    {
        var number = HeadingFinder.Find(paragraph.Trim()).NumberLength;
        var text = number > 0 ? paragraph.Trim() : paragraph;
        return number > 0 && number < text.Length && text[number] == '\t' ? text[..number] + text[number..].TrimStart() : paragraph;
    }

    private void BodyParagraph(string text, string field)
    {
        var heading = HeadingFinder.Find(text);
        if (heading.Level == 0)
        {
            Add(LineKind.Body, text, FontRole.FangSong, PageGrid.Left, PageGrid.Left + Indent, field);
            return;
        }
        var role = heading.Level switch { 1 => FontRole.Hei, 2 => FontRole.Kai, _ => FontRole.FangSong };
        var words = text[..heading.Length];
        var outline = heading.Level <= 2 || words.Length <= 40 ? new FlowHeading(heading.Level, words.TrimEnd('。')) : null;
        StyledText[] spans = heading.IsWhole(text)
            ? [new(text, role)]
            : [new(words, role), new(text[heading.Length..], FontRole.FangSong)];
        var whole = heading.IsWhole(text);
        Add(whole ? LineKind.Heading : LineKind.Body, spans, PageGrid.Left, PageGrid.Left + Indent, field, whole, outline);
    }

    /// <summary>附件说明 without its empty line before.</summary>
    private List<FlowLine> Attachments()
    {
        _lines.Clear();
        const string Label = "附件：";
        var left = PageGrid.Left + Indent;
        var count = letter.Attachments.Count;
        for (var i = 0; i < count; i++)
        {
            var title = letter.Attachments[i].Title.Trim().TrimEnd('。', '；', '，', '.');
            var number = count == 1 ? "" : $"{i + 1}.";
            var prefix = i == 0 ? Label : "";
            var numberLeft = left + 3 * PageGrid.Cell;
            // Titles hang under the first title's first character; two-digit numbers still end before it.
            var textLeft = numberLeft + (count == 1 ? 0 : count < 10 ? PageGrid.Cell : 1.5 * PageGrid.Cell);
            var field = $"attachments[{i}]";
            var paragraph = setter.NextParagraph();
            var cells = setter.Cells([new(title, FontRole.FangSong)], PageGrid.Body, field);
            var lines = setter.Paragraph(cells, textLeft, PageGrid.Right, textLeft, PageGrid.Body);
            for (var k = 0; k < lines.Count; k++)
            {
                var runs = lines[k];
                if (k == 0)
                    runs = [.. Piece(prefix, left, field), .. Piece(number, numberLeft, field), .. runs];
                _lines.Add(new FlowLine(LineKind.AttachmentNote, paragraph, runs));
            }
        }
        return [.. _lines];
    }

    private TextRun[] Piece(string text, double x, string field) => text.Length == 0
        ? []
        : TypeSetter.OneLine(setter.Cells([new(text, FontRole.FangSong)], PageGrid.Body, field), x, PageGrid.Body);

    private void Add(LineKind kind, string text, FontRole role, double left, double firstLeft, string field) =>
        Add(kind, [new(text, role)], left, firstLeft, field, false, null);

    private void Add(LineKind kind, ReadOnlySpan<StyledText> spans, double left, double firstLeft, string field, bool keepWithNext, FlowHeading? outline)
    {
        var paragraph = setter.NextParagraph();
        var lines = setter.Paragraph(setter.Cells(spans, PageGrid.Body, field), left, PageGrid.Right, firstLeft, PageGrid.Body);
        for (var i = 0; i < lines.Count; i++)
            _lines.Add(new FlowLine(kind, paragraph, lines[i], keepWithNext && lines.Count <= LongestKeptHeading, i == 0 ? outline : null));
    }
}
