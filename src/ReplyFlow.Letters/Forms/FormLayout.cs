using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Forms;

/// <summary>Lays a form out with the letters' engine: same page, faces, line breaking and checks.</summary>
public static class FormLayout
{
    private static readonly TypeSize Type = PageGrid.Small;
    private static readonly TypeSize Tiny = TypeSize.Solid(10.5);

    private const double Pitch = 8.4;
    private const double Padding = 2;
    private const double LabelWidth = 32;
    private const double Thick = 0.35;
    private const double Thin = 0.2;
    private const double QrSize = 30;
    private const double QrMargin = 8;
    private const double TinyPitch = 6;

    /// <summary>Composes the pages.</summary>
    /// <param name="form">The form.</param>
    /// <param name="values">Values of the placeholders; one left out prints nothing.</param>
    /// <param name="author">The issuing body, for the metadata.</param>
    /// <param name="createdOn">Instant for the metadata.</param>
    /// <param name="glyphs">Widths of glyphs.</param>
    /// <param name="foot">What stands under the form; null for nothing.</param>
    /// <exception cref="LetterLayoutException">A value holds a character that may not or cannot be drawn, or a row is higher than a page.</exception>
    public static PageDocument Compose(
        FormTemplate form, IReadOnlyDictionary<string, string> values, string author, DateTimeOffset createdOn, IGlyphSource glyphs,
        FormFoot? foot = null)
    {
        foreach (var (name, value) in values)
            TextGuard.Check(value, name);
        var filled = values.Select(v => (v.Key, (string?)v.Value)).ToArray();
        var setter = new TypeSetter(glyphs, new NameList(values.Where(v => v.Key is "deputy" or "name").Select(v => v.Value)), new NameList([]));
        var pages = new List<Page>();
        var page = new FormPage();
        var title = Placeholders.Fill(form.Title, filled);
        Heading(title, PageGrid.Title, FontRole.TitleSong, LineKind.Title);
        if (form.Subtitle is not null)
            Heading(Placeholders.Fill(form.Subtitle, filled), PageGrid.Body, FontRole.FangSong, LineKind.Body);
        page.Top += 4;
        for (var i = 0; i < form.Rows.Count; i++)
        {
            var row = new RowSetter(setter, form.Rows[i], filled, $"rows[{i}]").Set();
            if (page.Top + row.Height > PageGrid.Bottom)
                NewPage();
            if (row.Height > PageGrid.Height)
                throw new LetterLayoutException($"rows[{i}]", "一行高过一页，请缩短内容。");
            page.Add(row);
        }
        page.Close();
        if (form.Note is not null)
            Note(Placeholders.Fill(form.Note, filled));
        if (foot is not null)
            Foot(foot);
        NewPage();
        return new PageDocument(pages, new DocumentInfo(title, author, "", createdOn), [], []);

        void Heading(string text, TypeSize size, FontRole role, LineKind kind)
        {
            var cells = setter.Cells([new(text, role)], size, kind == LineKind.Title ? "title" : "subtitle");
            var paragraph = setter.NextParagraph();
            foreach (var part in TitleBreaker.Break(cells, setter.TitleWords, PageGrid.Width))
            {
                Cell[] line = cells[part];
                var x = PageGrid.Left + (PageGrid.Width - TypeSetter.WidthOf(line)) / 2;
                page.Lines.Add(new FlowLine(kind, paragraph, TypeSetter.OneLine(line, x, size)).At(PageGrid.Baseline(page.Top, PageGrid.Pitch, size)));
                page.Top += PageGrid.Pitch;
            }
        }

        void Foot(FormFoot last)
        {
            if (last.Address is not { } address)
            {
                Paragraph(last.Words, PageGrid.Left, 0, Tiny, TinyPitch, PageGrid.PaperHeight - QrMargin);
                return;
            }
            // Below the type area, where a page number would stand, there is room for it on most forms.
            if (page.Top + QrSize > PageGrid.PaperHeight - QrMargin)
                NewPage();
            page.Rules.AddRange(QrRules.Of(address, PageGrid.Left, page.Top, QrSize));
            page.Top += 3;
            // The address has no place to break at; it is cut where its last part begins.
            var cut = address.LastIndexOf('/') + 1;
            foreach (var paragraph in new[] { last.Words, address[..cut], address[cut..] })
                Paragraph(paragraph, PageGrid.Left + QrSize + 2, 0, Tiny, TinyPitch, PageGrid.PaperHeight - QrMargin);
        }

        void Note(string text)
        {
            page.Top += 3;
            foreach (var paragraph in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                Paragraph(paragraph, PageGrid.Left, 2 * Type.Em, Type, Pitch, PageGrid.Bottom);
        }

        void Paragraph(string text, double left, double indent, TypeSize size, double pitch, double bottom)
        {
            var cells = setter.Cells([new(text, FontRole.FangSong)], size, "note");
            var number = setter.NextParagraph();
            foreach (var runs in setter.Paragraph(cells, left, PageGrid.Right, left + indent, size))
            {
                if (page.Top + pitch > bottom)
                    NewPage();
                page.Lines.Add(new FlowLine(LineKind.Annotation, number, runs).At(PageGrid.Baseline(page.Top, pitch, size)));
                page.Top += pitch;
            }
        }

        void NewPage()
        {
            page.Close();
            pages.Add(new Page(PageGrid.PaperWidth, PageGrid.PaperHeight, page.Lines, page.Rules, []));
            page = new FormPage();
        }
    }

    /// <summary>A page while it fills.</summary>
    private sealed class FormPage
    {
        private double? _tableTop;

        internal List<TextLine> Lines { get; } = [];

        internal List<Rule> Rules { get; } = [];

        internal double Top { get; set; } = PageGrid.Top;

        internal void Add(SetRow row)
        {
            Rules.Add(new Rule(PageGrid.Left, Top, PageGrid.Width, _tableTop is null ? Thick : Thin, Ink.Black));
            _tableTop ??= Top;
            foreach (var (line, baseline) in row.Lines)
                Lines.Add(line.At(Top + baseline));
            foreach (var x in row.Dividers)
                Rules.Add(new Rule(x, Top, Thin, row.Height, Ink.Black));
            Top += row.Height;
        }

        /// <summary>Draws the table's lower and outer rules.</summary>
        internal void Close()
        {
            if (_tableTop is not { } top)
                return;
            Rules.Add(new Rule(PageGrid.Left, Top, PageGrid.Width, Thick, Ink.Black));
            Rules.Add(new Rule(PageGrid.Left, top, Thick, Top - top, Ink.Black));
            Rules.Add(new Rule(PageGrid.Right - Thick, top, Thick, Top - top, Ink.Black));
            _tableTop = null;
        }
    }

    /// <summary>A row with its lines counted from its own top.</summary>
    private sealed record SetRow(double Height, IReadOnlyList<(FlowLine Line, double Baseline)> Lines, IReadOnlyList<double> Dividers);

    private sealed class RowSetter(TypeSetter setter, FormRow row, (string, string?)[] values, string field)
    {
        internal SetRow Set()
        {
            var dividers = new List<double>();
            var blocks = new List<(int Paragraph, List<TextRun[]> Lines)>();
            var pair = PageGrid.Width / row.Fields.Count;
            for (var i = 0; i < row.Fields.Count; i++)
            {
                var left = PageGrid.Left + i * pair;
                var middle = left + Math.Min(LabelWidth, pair * 0.45);
                blocks.Add(Block(row.Fields[i].Label, left, middle, centred: true));
                blocks.Add(Block(Content(row.Fields[i]), middle, left + pair, centred: false));
                dividers.Add(middle);
                if (i > 0)
                    dividers.Add(left);
            }
            var height = Math.Max(row.Lines, blocks.Max(b => b.Lines.Count)) * Pitch + Padding;
            var lines = new List<(FlowLine, double)>();
            foreach (var (paragraph, block) in blocks)
            {
                // Short contents stand in the middle of the row's height.
                var top = (height - block.Count * Pitch) / 2;
                for (var k = 0; k < block.Count; k++)
                    lines.Add((new FlowLine(LineKind.Cell, paragraph, block[k]), PageGrid.Baseline(top + k * Pitch, Pitch, Type)));
            }
            return new SetRow(height, lines, dividers);
        }

        private string Content(FormField content)
        {
            var text = Placeholders.Fill(content.Text, values);
            var choices = string.Join('　', content.Choices.Select(c => "□" + c));
            return text.Length > 0 && choices.Length > 0 ? $"{text}　{choices}" : text + choices;
        }

        private (int, List<TextRun[]>) Block(string text, double left, double right, bool centred)
        {
            if (text.Trim().Length == 0)
                return (setter.NextParagraph(), []);
            var cells = setter.Cells([new(text, FontRole.FangSong)], Type, field, wideSpace: true);
            var lines = setter.Paragraph(cells, left + Padding, right - Padding, left + Padding, Type);
            if (centred)
                lines = [.. lines.Select(runs => Centre(runs, left, right))];
            return (setter.NextParagraph(), lines);
        }

        private static TextRun[] Centre(TextRun[] runs, double left, double right)
        {
            var shift = (left + right - (runs[0].X + runs[^1].X + runs[^1].Width)) / 2;
            return [.. runs.Select(r => r with { X = r.X + shift })];
        }
    }
}
