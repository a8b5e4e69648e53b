using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Layout;

/// <summary>
/// Divides the flow into pages so that the closing stands on a page with text: plainly where it fits, else with the last page's
/// lines closer, else with the lines of the last pages before it wider, else with room left at a page's foot (GB/T 9704-2012, 7.3.5.5).
/// </summary>
internal sealed class Paginator(List<FlowLine> flow, int headerLines, ClosingComposer closing, double imprintHeight, SpacingLimits limits)
{
    /// <summary>Least room between closing and 版记, mm.</summary>
    internal const double AboveImprint = 1.5;

    /// <summary>An 附件说明 of up to this many lines keeps text with it on the last page.</summary>
    private const int ShortAttachments = 8;

    private const int LastLines = 2;

    /// <summary>Longer runs of headings are divided like text.</summary>
    private const int MostMovedLines = 4;

    private const double Epsilon = 1e-6;

    private readonly double _imprint = imprintHeight > 0 ? imprintHeight + AboveImprint : 0;

    private double FirstTop => PageGrid.LineTop(headerLines);

    /// <param name="needsText">Whether lines of 正文 must stand with the closing; otherwise those of a short 附件说明 may do.</param>
    /// <returns>The plan, or null where closing and 版记 leave no room for such a line on one page.</returns>
    internal PagePlan? Plan(bool needsText)
    {
        var plain = Fill(PageGrid.Lines, flow.Count, 0)
            ?? throw TooManyPages();
        if (EndsWithText(plain[^1]))
        {
            if (Fits(plain[^1], PageGrid.Pitch))
                return new PagePlan(plain, []);
            if (Tightened(plain) is { } tight)
                return tight;
        }
        return Loosened(plain.Count) ?? Shortened(needsText) ?? (plain.Count < LetterLimits.Pages ? null : throw TooManyPages());
    }

    private static LetterLayoutException TooManyPages() => new("body", $"排出来超过 {LetterLimits.Pages} 页，请缩短或分成几份。");

    private PagePlan? Tightened(List<PageSlice> pages)
    {
        var last = pages[^1];
        // A closer pitch may ask for one more empty line above a seal, so try from the wide end.
        for (var blank = closing.BlankLines(PageGrid.Pitch); blank <= closing.BlankLines(PageGrid.Pitch * limits.Tightest); blank++)
        {
            var pitch = (PageGrid.Bottom - last.Top - _imprint) / (last.Count + blank + closing.Lines.Count);
            pitch = Math.Floor(pitch * 1000) / 1000;
            if (pitch < PageGrid.Pitch * limits.Tightest - Epsilon || pitch > PageGrid.Pitch || !Fits(last, pitch))
                continue;
            pages[^1] = last with { Pitch = pitch };
            return new PagePlan(pages, [$"第 {pages.Count} 页（末页）行距由 {Points(PageGrid.Pitch)} 磅收紧为 {Points(pitch)} 磅{Unusual(pitch)}，使署名、日期与正文同页。"]);
        }
        return null;
    }

    /// <summary>Widens the fewest pages that bring text to the last one, counted from the end, and those as little as will do.</summary>
    private PagePlan? Loosened(int plainPages)
    {
        for (var from = plainPages - 1; from >= 0; from--)
            for (var lines = PageGrid.Lines - 1; PageGrid.Height / lines <= PageGrid.Pitch * limits.Loosest + Epsilon; lines--)
            {
                if (Fill(lines, flow.Count, from) is not { } pages || pages.Count < 2)
                    continue;
                var last = pages[^1] = pages[^1] with { Pitch = PageGrid.Pitch };
                if (last.Count < LastLines || !EndsWithText(last) || !Fits(last, last.Pitch))
                    continue;
                var which = from + 2 == pages.Count ? $"第 {from + 1} 页" : $"第 {from + 1} 至 {pages.Count - 1} 页";
                var pitch = PageGrid.Height / lines;
                return new PagePlan(
                    pages, [$"{which}行距由 {Points(PageGrid.Pitch)} 磅放宽为 {Points(pitch)} 磅（每页 {lines} 行{Unusual(pitch)}），使署名、日期与正文同页。"]);
            }
        return null;
    }

    private PagePlan? Shortened(bool needsText)
    {
        // A long 附件说明 is text enough for the last page.
        needsText &= TailLines() > LastLines;
        // The tail that should stand together first, then less of it, down to a single line.
        // A text of one line can only stand on one of the two pages: on the last, with the closing.
        foreach (var keepTextBefore in new[] { true, false })
            for (var tail = TailLines(); tail >= 1; tail--)
                if ((!needsText || flow.FindIndex(flow.Count - tail, IsText) >= 0)
                    && Split(flow.Count - tail, keepTextBefore) is { } plan)
                    return plan;
        return null;
    }

    /// <summary>Breaks the page before a line and puts the rest on a page of its own, if page 1 keeps text and the rest fits.</summary>
    private PagePlan? Split(int end, bool keepTextBefore)
    {
        end = BeforeHeading(0, end);
        if (keepTextBefore && flow.FindIndex(IsText) >= end)
            return null;
        var start = end;
        while (flow[start].IsBlank)
            start++;
        var last = new PageSlice(start, flow.Count, PageGrid.Top, PageGrid.Pitch);
        if (!Fits(last, PageGrid.Pitch))
            return null;
        if (Fill(PageGrid.Lines, end, 0) is not { Count: < LetterLimits.Pages } pages)
            return null;
        if (pages.Count == 0)
            pages.Add(new PageSlice(0, 0, FirstTop, PageGrid.Pitch));
        var spare = (int)Math.Round((PageGrid.Bottom - pages[^1].Top) / PageGrid.Pitch) - pages[^1].Count;
        pages.Add(last);
        return new PagePlan(pages, [$"第 {pages.Count - 1} 页页脚留空 {spare} 行，把末 {last.Count} 行移到末页，使署名、日期与正文同页。可增删文字后再排。"]);
    }

    private static bool IsText(FlowLine line) => line.Kind is LineKind.Body or LineKind.Heading;

    /// <summary>How many of the last lines should stand with the closing.</summary>
    private int TailLines()
    {
        var attachments = 0;
        while (attachments < flow.Count && flow[^(attachments + 1)].Kind == LineKind.AttachmentNote)
            attachments++;
        return Math.Min(flow.Count, attachments <= ShortAttachments ? attachments + LastLines : LastLines);
    }

    /// <summary>Fills pages with so many lines each, those before a page with the standard's, or null where they become too many.</summary>
    private List<PageSlice>? Fill(int linesPerPage, int count, int from)
    {
        var pages = new List<PageSlice>();
        var start = 0;
        while (start < count)
        {
            while (pages.Count > 0 && flow[start].IsBlank)
                start++;
            var top = pages.Count == 0 ? FirstTop : PageGrid.Top;
            var pitch = PageGrid.Height / (pages.Count < from ? PageGrid.Lines : linesPerPage);
            var end = Math.Min(count, start + Math.Max(0, (int)Math.Floor((PageGrid.Bottom - top) / pitch + Epsilon)));
            if (end < count)
                end = BeforeHeading(start, end);
            pages.Add(new PageSlice(start, end, top, pitch));
            if (pages.Count > LetterLimits.Pages)
                return null;
            start = end;
        }
        return pages;
    }

    private int BeforeHeading(int start, int end)
    {
        var at = end;
        while (at > start && flow[at - 1].KeepWithNext)
            at--;
        return at > start && end - at <= MostMovedLines ? at : end;
    }

    private bool EndsWithText(PageSlice last)
    {
        for (var i = last.Start; i < last.End; i++)
            if (IsText(flow[i]))
                return true;
        return TailLines() == LastLines && last.Count >= LastLines;
    }

    private bool Fits(PageSlice last, double pitch) =>
        (last.Count + closing.BlankLines(pitch) + closing.Lines.Count) * pitch + _imprint <= PageGrid.Bottom - last.Top + Epsilon;

    /// <summary>Says it where a pitch leaves what official documents usually have.</summary>
    private static string Unusual(double pitch) => pitch / TypeSize.MmPerPoint is < 28 or > 30 ? "，超出通常的 28 至 30 磅" : "";

    private static string Points(double mm) => (mm / TypeSize.MmPerPoint).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);
}
