using System.Globalization;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Placed;

namespace ReplyFlow.Letters.Layout;

/// <summary>
/// Sets attachments on pages of their own behind the letter's text (GB/T 9704-2012, 7.3.7): 附件 and its number in 黑体 at the
/// upper left, the title centred on the third line, text or table below; the pages of a PDF stand whole under the mark, for they have
/// a title of their own. 版记 at the foot of the last page.
/// </summary>
internal sealed class AttachmentComposer(TypeSetter setter, FlowBuilder builder, IReadOnlyList<LetterAttachment> attachments, int pagesBefore)
{
    private const int TitleLine = 2;
    private const int MostTitleLines = 3;
    private const double WidestTitle = 20;

    private readonly SheetPages _pages = new(setter, pagesBefore);
    private int _tables;

    /// <summary>Headings of the attachments, and those in them.</summary>
    internal IReadOnlyList<OutlineEntry> Outline => _pages.Outline;

    /// <summary>What whoever approves the letter should look at.</summary>
    internal List<string> Notes { get; } = [];

    /// <summary>The pages of all attachments that have content, and 版记 on the last.</summary>
    internal IReadOnlyList<Page> Compose(ImprintComposer imprint)
    {
        var isFirst = true;
        for (var i = 0; i < attachments.Count; i++)
        {
            if (!attachments[i].HasContent)
                continue;
            if (!isFirst)
                _pages.Turn();
            isFirst = false;
            One(attachments[i], i);
            if (_pages.Page >= LetterLimits.Pages)
                throw new LetterLayoutException($"attachments[{i}]", $"连同正文排出来超过 {LetterLimits.Pages} 页，请缩短或分成几份。");
        }
        if (imprint.Height > 0)
        {
            _pages.Need(imprint.Height + Paginator.AboveImprint);
            imprint.PlaceAt(PageGrid.Bottom - imprint.Height, _pages.Lines, _pages.Rules);
        }
        return _pages.Finish();
    }

    private void One(LetterAttachment attachment, int index)
    {
        var field = $"attachments[{index}]";
        var mark = "附件" + (attachments.Count == 1 ? "" : (index + 1).ToString(CultureInfo.InvariantCulture));
        var title = attachment.Title.Trim().TrimEnd('。');
        _pages.Outline.Add(new OutlineEntry(1, $"{mark} {title}", _pages.Page, PageGrid.Top));
        Mark(mark, field);
        if (attachment.Pdf is { } pdf)
        {
            Placed(pdf, mark, title, field);
            return;
        }
        _pages.Top = PageGrid.LineTop(TitleLine);
        Title(title, field);
        if (attachment.Body is { } body)
            Text(builder.Body(body, $"{field}.body"));
        if (attachment.Table is { } table)
            Table(table, field);
    }

    private void Mark(string mark, string field)
    {
        var runs = TypeSetter.OneLine(setter.Cells([new(mark, FontRole.Hei)], PageGrid.Body, field), PageGrid.Left, PageGrid.Body);
        _pages.Add(LineKind.AttachmentMark, setter.NextParagraph(), runs, PageGrid.Pitch, PageGrid.Body);
    }

    /// <summary>One page of the PDF a page, as large as there is room and no larger than it is, all below the line of the mark.</summary>
    private void Placed(PlacedPdf pdf, string mark, string title, string field)
    {
        var name = $"{mark} {title}";
        if (_pages.Page + pdf.Pages.Count > LetterLimits.Pages)
            throw new LetterLayoutException(field, $"PDF 有 {pdf.Pages.Count} 页，连同正文超过 {LetterLimits.Pages} 页，请缩短或分成几份。");
        if (pdf.FirstPage.Length > 0 && !pdf.FirstPage.Contains(string.Concat(title.Where(c => !char.IsWhiteSpace(c))), StringComparison.Ordinal))
            Notes.Add($"{mark}的 PDF 首页没有“{title}”这个标题，请与附件说明核对。");
        var top = PageGrid.LineTop(1);
        var room = PageGrid.Bottom - top;
        for (var i = 0; i < pdf.Pages.Count; i++)
        {
            if (i > 0)
                _pages.Turn();
            var isTurned = pdf.Pages[i].Width > pdf.Pages[i].Height;
            var (width, height) = isTurned ? (pdf.Pages[i].Height, pdf.Pages[i].Width) : (pdf.Pages[i].Width, pdf.Pages[i].Height);
            var scale = Math.Min(1, Math.Min(PageGrid.Width / width, room / height));
            var left = PageGrid.Left + (PageGrid.Width - width * scale) / 2;
            var alternative = pdf.Pages.Count == 1 ? name : $"{name}，第 {i + 1} 页，共 {pdf.Pages.Count} 页";
            _pages.Placed = new PlacedPage(left, top, width * scale, height * scale, pdf, i, isTurned, alternative);
        }
        _pages.Top = PageGrid.Bottom;
    }

    private void Title(string title, string field)
    {
        var size = PageGrid.Title;
        var cells = setter.Cells([new(title, FontRole.TitleSong)], size, field);
        var lines = setter.Centred(cells, WidestTitle * size.Em, size);
        if (lines.Count > MostTitleLines)
            throw new LetterLayoutException(field, $"附件标题排了 {lines.Count} 行，最多 {MostTitleLines} 行，请缩短。");
        var paragraph = setter.NextParagraph();
        foreach (var line in lines)
            _pages.Add(LineKind.AttachmentTitle, paragraph, line, PageGrid.Pitch, size);
        _pages.Top += PageGrid.Pitch;
    }

    private void Text(List<FlowLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            // A heading stands on the page of what it heads.
            _pages.Need(PageGrid.Pitch * (lines[i].KeepWithNext && i + 1 < lines.Count ? 2 : 1));
            if (lines[i].Outline is { } heading)
                _pages.Outline.Add(new OutlineEntry(Math.Min(heading.Level + 1, 4), heading.Text, _pages.Page, _pages.Top));
            _pages.Add(lines[i].Kind, lines[i].Paragraph, lines[i].Runs, PageGrid.Pitch, PageGrid.Body);
        }
    }

    private void Table(IReadOnlyList<IReadOnlyList<string>> rows, string field)
    {
        var content = new TableMeasurer(setter, field).Measure(rows);
        new TableSetter(setter, _pages, content, _tables++, field).Set();
    }
}
