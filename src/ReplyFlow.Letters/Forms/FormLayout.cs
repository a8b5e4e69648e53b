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

    private const double QrSize = 30;
    private const double QrMargin = 8;
    private const double TinyPitch = 6;
    private const double HeadGap = 3;
    private const double PagesWidth = 30;

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
        form = form.WithRequests();
        var pages = Set(form, values, glyphs, foot, FormSpacing.Steps[0]);
        for (var i = 1; pages.Count > 1 && i < FormSpacing.Steps.Count; i++)
            if (Set(form, values, glyphs, foot, FormSpacing.Steps[i]) is { Count: 1 } single)
                pages = single;
        return new PageDocument(pages, new DocumentInfo(Placeholders.Fill(form.Title, Filled(values)), author, "", createdOn), [], []);
    }

    private static (string, string?)[] Filled(IReadOnlyDictionary<string, string> values) => [.. values.Select(v => (v.Key, (string?)v.Value))];

    private static List<Page> Set(
        FormTemplate form, IReadOnlyDictionary<string, string> values, IGlyphSource glyphs, FormFoot? foot, FormSpacing spacing)
    {
        var filled = Filled(values);
        var setter = new TypeSetter(glyphs, new NameList(values.Where(v => v.Key is "deputy" or "name").Select(v => v.Value)), new NameList([]));
        var pages = new List<FormPage>();
        var page = new FormPage();
        var title = Placeholders.Fill(form.Title, filled);
        Heading(title, PageGrid.Title, FontRole.TitleSong, LineKind.Title);
        if (form.Subtitle is not null)
            Heading(Placeholders.Fill(form.Subtitle, filled), PageGrid.Body, FontRole.FangSong, LineKind.Body);
        page.Top += 4;
        for (var i = 0; i < form.Rows.Count; i++)
        {
            var row = new FormRowSetter(setter, spacing, form.Rows[i], filled, $"rows[{i}]").Set();
            if (page.Top + row.Height > PageGrid.Bottom)
                NewPage();
            if (row.Height > PageGrid.Height)
                throw new LetterLayoutException($"rows[{i}]", "一行高过一页，请缩短内容。");
            page.Add(row);
        }
        page.Close();
        if (string.Join('\n', new[] { Placeholders.Fill(form.Note ?? "", filled), Reasons(form) }.Where(t => t.Length > 0)) is { Length: > 0 } note)
            Note(note);
        if (foot is not null)
            Foot(foot);
        NewPage();
        if (pages.Count > 1)
            for (var i = 0; i < pages.Count; i++)
                Head(pages[i], i);
        return [.. pages.Select(p => new Page(PageGrid.PaperWidth, PageGrid.PaperHeight, p.Lines, p.Rules, []))];

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
                Paragraph(paragraph, PageGrid.Left, 2 * Type.Em, Type, spacing.Pitch, PageGrid.Bottom);
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
            pages.Add(page);
            page = new FormPage();
        }

        // Sheets part: each says which it is of how many, and those after the first whose form they belong to.
        void Head(FormPage sheet, int index)
        {
            AboveText(sheet, $"第{index + 1}页　共{pages.Count}页", PageGrid.Right - PagesWidth, atRight: true);
            if (index > 0)
                AboveText(sheet, title + Whose(values), PageGrid.Left, atRight: false);
        }

        void AboveText(FormPage sheet, string text, double left, bool atRight)
        {
            var right = atRight ? PageGrid.Right : PageGrid.Right - PagesWidth;
            var lines = setter.Paragraph(setter.Cells([new(text, FontRole.FangSong)], Tiny, "title", wideSpace: true), left, right, left, Tiny);
            for (var k = 0; k < lines.Count; k++)
                sheet.Lines.Add(new FlowLine(LineKind.PageNumber, -1, lines[k])
                    .At(PageGrid.Baseline(PageGrid.Top - HeadGap - (lines.Count - k) * TinyPitch, TinyPitch, Tiny)));
        }
    }

    private static string Reasons(FormTemplate form) =>
        form.ReasonsBelowTop ? $"选{string.Concat(form.ReasonChoices.Select(c => $"“{c}”"))}的，请写明原因。" : "";

    private static string Whose(IReadOnlyDictionary<string, string> values) =>
        (values.GetValueOrDefault("number") is { Length: > 0 } number ? $"　第{number}号" : "")
        + (values.GetValueOrDefault("deputy") is { Length: > 0 } deputy ? $"　{deputy}代表" : "");
}
