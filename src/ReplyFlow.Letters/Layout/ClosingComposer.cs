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
    private const int MostInRow = 3;

    /// <summary>Least and usual room between two seals, mm.</summary>
    private const double BetweenSeals = 1;
    private const double WideBetweenSeals = 4;

    /// <summary>A divided name keeps clear of the left edge, mm.</summary>
    private const double LongestNameLine = 24 * PageGrid.Cell;

    /// <summary>Lines of the closing without the empty lines before it.</summary>
    internal List<FlowLine> Lines { get; } = [];

    /// <summary>Where the seals belong, the host's first; none on unsealed letters.</summary>
    internal List<SealAt> Seals { get; } = [];

    /// <summary>Empty lines between text and closing: one, or with seals as many as bring their top below the text but within one line of it.</summary>
    internal int BlankLines(double pitch) =>
        Seals.Count == 0 ? 1 : Math.Max(1, (int)Math.Ceiling((template.Closing.SealDiameter / 2 / pitch) - Seals.Min(s => s.Line) - 1e-6));

    internal ClosingComposer Compose()
    {
        var date = letter.Date is { } d ? Cells(ChineseDate.Format(d), "date") : [];
        var dateWidth = date.Length > 0 ? TypeSetter.WidthOf(date) : 6.5 * PageGrid.Cell;
        var dateX = letter.Sealed && letter.CoIssuers.Count > 0 ? JointNames(dateWidth) : Names(dateWidth);
        Lines.Add(new FlowLine(
            LineKind.Date, setter.NextParagraph(), date.Length > 0 ? TypeSetter.OneLine(date, dateX, PageGrid.Body) : []));
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

    /// <summary>One name, or those of an unsealed joint letter one under the other; returns the date's left edge.</summary>
    private double Names(double dateWidth)
    {
        var names = NameLines(Cells(letter.Signature, "signature"), LongestNameLine, PageGrid.Width);
        foreach (var other in letter.CoIssuers)
            names.AddRange(NameLines(Cells(other.Signature, "signature"), LongestNameLine, PageGrid.Width));
        var nameWidth = names.Max(n => TypeSetter.WidthOf(n));
        var (nameX, dateX) = letter.Sealed ? SealedPlaces(nameWidth, dateWidth) : UnsealedPlaces(nameWidth, dateWidth);
        var paragraph = setter.NextParagraph();
        foreach (var line in names)
            Lines.Add(new FlowLine(
                LineKind.Signature, paragraph, TypeSetter.OneLine(line, nameX + (nameWidth - TypeSetter.WidthOf(line)) / 2, PageGrid.Body)));
        if (letter.Sealed)
            Seals.Add(new SealAt(dateX + dateWidth / 2, Lines.Count));
        return dateX;
    }

    /// <summary>
    /// 署名 of a sealed joint letter in rows of up to three, each under a seal of its own, the last above the date; the seals neither
    /// touch nor leave the type area (GB/T 9704-2012, 7.3.5.1). Returns the date's left edge.
    /// </summary>
    private double JointNames(double dateWidth)
    {
        var diameter = template.Closing.SealDiameter;
        var dateX = PageGrid.Right - 4 * PageGrid.Cell - dateWidth;
        // Seals as wide as three in a row leave take the date with them to the right.
        var lastX = Math.Max(dateX + dateWidth / 2, PageGrid.Left + 2 * (diameter + BetweenSeals) + diameter / 2);
        var step = Math.Min(diameter + WideBetweenSeals, (lastX - diameter / 2 - PageGrid.Left) / (MostInRow - 1));
        string[] all = [letter.Signature, .. letter.CoIssuers.Select(c => c.Signature)];
        var names = all.Select(n => ShortLines(Cells(n, "signature"), step - PageGrid.Cell / 2)).ToList();
        var rowLines = (int)Math.Ceiling((diameter + BetweenSeals) / (PageGrid.Pitch * template.Spacing.Tightest));
        foreach (var row in names.Chunk(MostInRow))
        {
            var isLast = Seals.Count + row.Length == names.Count;
            var height = row.Max(n => n.Count);
            for (var blank = Seals.Count == 0 ? 0 : Math.Max(1, rowLines - height); blank > 0; blank--)
                Lines.Add(new FlowLine(LineKind.Signature, -1, []));
            for (var i = 0; i < row.Length; i++)
            {
                var centre = isLast ? lastX - (row.Length - 1 - i) * step : lastX - (MostInRow - 1 - i) * step;
                var isAboveDate = isLast && i == row.Length - 1;
                Seals.Add(new SealAt(centre, Lines.Count + height - (isAboveDate ? 0 : row[i].Count / 2.0)));
            }
            var paragraph = setter.NextParagraph();
            for (var line = 0; line < height; line++)
                Lines.Add(new FlowLine(LineKind.Signature, paragraph, RowLine(row, height - 1 - line, Seals[^row.Length..])));
        }
        return lastX - dateWidth / 2;
    }

    /// <summary>A name on as few lines as its column allows, all of about one length.</summary>
    private List<Cell[]> ShortLines(Cell[] name, double room)
    {
        var width = TypeSetter.WidthOf(name);
        return NameLines(name, Math.Min(room, width / Math.Ceiling(width / room) + PageGrid.Cell), room);
    }

    /// <summary>The names' lines that stand so many lines above the row's last one, each centred under its seal.</summary>
    private static TextRun[] RowLine(IReadOnlyList<List<Cell[]>> row, int fromEnd, List<SealAt> seals)
    {
        var runs = new List<TextRun>();
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i].Count <= fromEnd)
                continue;
            var cells = row[i][^(fromEnd + 1)];
            if (runs.Count > 0)
                runs[^1] = runs[^1] with { After = "\t" };
            runs.AddRange(TypeSetter.OneLine(cells, seals[i].X - TypeSetter.WidthOf(cells) / 2, PageGrid.Body));
        }
        return [.. runs];
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

    /// <summary>A name longer than its room stands on two or three lines, divided like a title.</summary>
    private List<Cell[]> NameLines(Cell[] name, double longest, double room)
    {
        if (TypeSetter.WidthOf(name) <= room + 1e-6)
            return [name];
        List<Cell[]> lines = [.. TitleBreaker.Break(name, setter.TitleWords, longest).Select(part => name[part])];
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

/// <summary>Where a seal belongs in a closing.</summary>
/// <param name="X">Its centre, mm from the paper's left.</param>
/// <param name="Line">Its centre, in lines from the closing's top.</param>
internal readonly record struct SealAt(double X, double Line);
