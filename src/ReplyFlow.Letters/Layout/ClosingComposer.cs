using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Layout;

/// <summary>署名, 成文日期 and 附注 (GB/T 9704-2012, 7.3.5–7.3.6), as lines counted from the end of the text.</summary>
internal sealed class ClosingComposer(TypeSetter setter, Letter letter, LetterTemplate template)
{
    private const int MostNameLines = 3;

    /// <summary>A divided name keeps clear of the left edge, mm.</summary>
    private const double LongestNameLine = 24 * PageGrid.Cell;

    /// <summary>Lines of the closing without the empty lines before it.</summary>
    internal List<FlowLine> Lines { get; } = [];

    /// <summary>Index in <see cref="Lines"/> of the date, under which the seal is centred.</summary>
    internal int DateIndex { get; private set; }

    /// <summary>Horizontal centre of the seal in mm.</summary>
    internal double SealX { get; private set; }

    /// <summary>Empty lines between text and closing: one, or with a seal as many as bring its top below the text but within one line of it.</summary>
    internal int BlankLines(double pitch) =>
        !letter.Sealed ? 1 : Math.Max(1, (int)Math.Ceiling((template.Closing.SealDiameter / 2 / pitch) - DateIndex - 1e-6));

    internal ClosingComposer Compose()
    {
        var name = Cells(letter.Signature, "signature");
        var date = letter.Date is { } d ? Cells(ChineseDate.Format(d), "date") : [];
        var names = NameLines(name);
        var nameWidth = names.Max(n => TypeSetter.WidthOf(n));
        var dateWidth = date.Length > 0 ? TypeSetter.WidthOf(date) : 6.5 * PageGrid.Cell;
        var (nameX, dateX) = letter.Sealed ? SealedPlaces(nameWidth, dateWidth) : UnsealedPlaces(nameWidth, dateWidth);
        var paragraph = setter.NextParagraph();
        foreach (var line in names)
            Lines.Add(new FlowLine(
                LineKind.Signature, paragraph, TypeSetter.OneLine(line, nameX + (nameWidth - TypeSetter.WidthOf(line)) / 2, PageGrid.Body)));
        DateIndex = Lines.Count;
        SealX = dateX + dateWidth / 2;
        if (date.Length > 0)
            Lines.Add(new FlowLine(LineKind.Date, setter.NextParagraph(), TypeSetter.OneLine(date, dateX, PageGrid.Body)));
        else
            Lines.Add(new FlowLine(LineKind.Date, setter.NextParagraph(), []));
        if (template.Header.Signatory == SignatoryPlace.End && letter.Signatories.Count > 0)
            Indented(LineKind.Signatory, template.Header.SignatoryLabel + string.Join('　', letter.Signatories), "signatories");
        if (template.Closing.NotesFirst)
            Notes();
        if (letter.Contact is { } contact)
        {
            var text = Placeholders.Fill(template.Closing.AnnotationText, ("name", contact.Name.Trim()), ("phone", contact.Phone.Trim()));
            Indented(LineKind.Annotation, text, "contact");
        }
        if (!template.Closing.NotesFirst)
            Notes();
        return this;
    }

    private void Notes()
    {
        for (var i = 0; i < letter.Notes.Count; i++)
        {
            var note = letter.Notes[i];
            var text = Placeholders.Fill(template.Closing.NoteText, ("label", note.Label.Trim()), ("value", note.Value.Trim()));
            Indented(LineKind.Annotation, text, $"notes[{i}]");
        }
    }

    private static (double Name, double Date) SealedPlaces(double name, double date)
    {
        var dateX = PageGrid.Right - 4 * PageGrid.Cell - date;
        var nameX = dateX + (date - name) / 2;
        // A name too long to be centred there takes the date with it to the left.
        var back = Math.Max(0, nameX + name - PageGrid.Right);
        return (nameX - back, dateX - back);
    }

    private static (double Name, double Date) UnsealedPlaces(double name, double date)
    {
        const double Two = 2 * PageGrid.Cell;
        var nameX = PageGrid.Right - Two - name;
        var dateX = nameX + Two;
        if (dateX + date <= PageGrid.Right - Two)
            return (Math.Max(PageGrid.Left, nameX), dateX);
        // A date longer than the name: the date keeps two cells from the right, the name moves left with it.
        dateX = PageGrid.Right - Two - date;
        return (dateX - Two, dateX);
    }

    private Cell[] Cells(string text, string field) =>
        setter.Cells([new(text.Trim(), FontRole.FangSong)], PageGrid.Body, field, wideSpace: true);

    /// <summary>A name longer than the line stands on two or three, divided like a title.</summary>
    private List<Cell[]> NameLines(Cell[] name)
    {
        if (TypeSetter.WidthOf(name) <= PageGrid.Width + 1e-6)
            return [name];
        List<Cell[]> lines = [.. TitleBreaker.Break(name, setter.TitleWords, LongestNameLine).Select(part => name[part])];
        return lines.Count <= MostNameLines ? lines : throw new LetterLayoutException("signature", $"排了 {lines.Count} 行，最多 {MostNameLines} 行，请缩短。");
    }

    private void Indented(LineKind kind, string text, string field)
    {
        var paragraph = setter.NextParagraph();
        const double Left = PageGrid.Left + 2 * PageGrid.Cell;
        foreach (var runs in setter.Paragraph(Cells(text, field), PageGrid.Left, PageGrid.Right, Left, PageGrid.Body))
            Lines.Add(new FlowLine(kind, paragraph, runs));
    }
}
