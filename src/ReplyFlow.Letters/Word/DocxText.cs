using System.Text;
using System.Xml.Linq;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Pages;
using static ReplyFlow.Letters.Word.WordXml;

namespace ReplyFlow.Letters.Word;

/// <summary>Joins the page model's lines into paragraphs again: text, closing and 版记.</summary>
internal static class DocxText
{
    private const double Indent = 2 * PageGrid.Cell;

    /// <summary>Adds the letter's own text and closing, 版记 framed at the foot, and what the attachments' pages hold.</summary>
    internal static void Add(List<XElement> body, PageDocument pages)
    {
        var letter = pages with { Pages = [.. pages.Pages.SkipLast(pages.AttachmentPages)] };
        AddLetter(body, letter, pages.AttachmentPages == 0);
        if (pages.AttachmentPages > 0)
            DocxAttachments.Add(body, [.. pages.Pages.TakeLast(pages.AttachmentPages)]);
    }

    private static void AddLetter(List<XElement> body, PageDocument pages, bool hasImprint)
    {
        var text = Paragraphs(pages, LineKind.Addressee, LineKind.Heading, LineKind.Body, LineKind.AttachmentNote);
        var closing = Paragraphs(pages, LineKind.Signature, LineKind.Date, LineKind.Annotation);
        closing.AddRange(Paragraphs(pages, LineKind.Signatory).Where(p => p.Page == pages.Pages.Count - 1 && p.Top > closing.FirstOrDefault()?.Top));
        closing.Sort((a, b) => a.Top.CompareTo(b.Top));
        // Each line of a long name has its own place.
        closing = [.. closing.SelectMany(b => b.Kind == LineKind.Signature ? b.Lines.Select(l => b with { Lines = [l] }) : [b])];
        for (var i = 0; i < text.Count; i++)
        {
            if (text[i].Kind == LineKind.AttachmentNote && text[i - 1].Kind != LineKind.AttachmentNote)
                body.Add(new DocxParagraph { Line = text[i].Pitch }.ToXml());
            body.Add(Text(text[i]).ToXml());
        }

        var pitch = closing.Count > 0 ? Math.Min(closing[0].Pitch, text[^1].Pitch) : PageGrid.Pitch;
        var blanks = closing.Count == 0 ? 0 : Math.Max(1, (int)Math.Round((closing[0].Top - text[^1].Bottom) / pitch));
        for (var i = 0; i < blanks; i++)
            body.Add(new DocxParagraph { Line = pitch, KeepWithNext = true }.ToXml());
        // The frames at the foot hang on the paragraph that follows it in the file.
        for (var i = 0; i < closing.Count - 1; i++)
        {
            Between(i);
            body.Add(Closing(closing[i], pitch, keep: true).ToXml());
        }
        if (hasImprint)
            body.AddRange(DocxImprint.Paragraphs(pages.Pages[^1]));
        if (closing.Count > 0)
        {
            Between(closing.Count - 1);
            body.Add(Closing(closing[^1], pitch, keep: false).ToXml());
        }

        // Rows of seals leave lines empty.
        void Between(int i)
        {
            for (var blank = i == 0 ? 0 : Math.Round((closing[i].Top - closing[i - 1].Bottom) / pitch); blank > 0; blank--)
                body.Add(new DocxParagraph { Line = pitch, KeepWithNext = true }.ToXml());
        }
    }

    /// <summary>A paragraph joined again; top, bottom and pitch in mm.</summary>
    internal sealed record Block(LineKind Kind, int Page, double Top, double Bottom, double Pitch, IReadOnlyList<TextLine> Lines);

    private static List<Block> Paragraphs(PageDocument document, params LineKind[] kinds) => Paragraphs(document.Pages, kinds);

    /// <summary>The paragraphs of some kinds on these pages, in reading order.</summary>
    internal static List<Block> Paragraphs(IReadOnlyList<Page> pages, params LineKind[] kinds)
    {
        var blocks = new List<Block>();
        for (var i = 0; i < pages.Count; i++)
        {
            var pitch = PitchOf(pages[i]);
            foreach (var line in pages[i].Lines.Where(l => kinds.Contains(l.Kind)))
            {
                var em = line.Runs[0].SizePt * 25.4 / 72;
                var top = line.Runs[0].Baseline - PageGrid.Ascent * em - (pitch - em) / 2;
                if (blocks.Count > 0 && blocks[^1].Lines[0].Paragraph == line.Paragraph)
                    blocks[^1] = blocks[^1] with { Bottom = top + pitch, Page = i, Lines = [.. blocks[^1].Lines, line] };
                else
                    blocks.Add(new Block(line.Kind, i, top, top + pitch, pitch, [line]));
            }
        }
        return blocks;
    }

    private static double PitchOf(Page page)
    {
        var baselines = page.Lines.Where(l => l.Kind is LineKind.Body or LineKind.Heading or LineKind.Signature or LineKind.Date)
            .Select(l => l.Runs[0].Baseline).Order().ToList();
        var steps = baselines.Zip(baselines.Skip(1), (a, b) => b - a).Where(s => s > 5).DefaultIfEmpty(PageGrid.Pitch).Min();
        return Math.Min(steps, PageGrid.Pitch * 1.3);
    }

    /// <summary>A paragraph of running text.</summary>
    internal static DocxParagraph Text(Block block)
    {
        var first = block.Lines[0];
        var runs = Runs(block.Lines);
        if (block.Kind == LineKind.AttachmentNote)
        {
            // 附件： and number hang before the title's column.
            var title = first.Runs[^1].X - PageGrid.Left;
            var start = first.Runs[0].X - PageGrid.Left;
            return new DocxParagraph
            {
                Line = block.Pitch,
                Left = title,
                FirstLine = start - title,
                Tabs = [title],
                Runs = Tabbed(block.Lines),
            };
        }
        var columns = first.Runs.Zip(first.Runs.Skip(1)).Where(p => p.First.After == "\t").Select(p => p.Second.X - PageGrid.Left).ToList();
        return new DocxParagraph
        {
            Line = block.Pitch,
            FirstLine = block.Kind == LineKind.Addressee ? 0 : columns.Count > 0 ? first.Runs[0].X - PageGrid.Left : Indent,
            Justify = columns.Count > 0 ? "left" : "both",
            Tabs = columns,
            KeepWithNext = block.Kind == LineKind.Heading && block.Lines.Count <= 2,
            Outline = block.Kind == LineKind.Heading && first.Runs[0].Role == Fonts.FontRole.Hei ? 0 : null,
            Runs = runs,
        };
    }

    private static DocxParagraph Closing(Block block, double pitch, bool keep)
    {
        var first = block.Lines[0];
        if (block.Kind is LineKind.Annotation or LineKind.Signatory)
            return new DocxParagraph { Line = pitch, FirstLine = Indent, KeepWithNext = keep, Runs = Runs(block.Lines) };
        if (first.Runs.Any(r => r.After == "\t"))
            return new DocxParagraph
            {
                Line = pitch,
                FirstLine = first.Runs[0].X - PageGrid.Left,
                Tabs = [.. first.Runs.Zip(first.Runs.Skip(1)).Where(p => p.First.After == "\t").Select(p => p.Second.X - PageGrid.Left)],
                KeepWithNext = keep,
                Runs = Runs(block.Lines),
            };
        return new DocxParagraph
        {
            Line = pitch,
            Justify = "right",
            Right = PageGrid.Right - first.Runs.Max(r => r.X + r.Width),
            KeepWithNext = keep,
            Runs = Runs(block.Lines),
        };
    }

    private static List<XElement> Tabbed(IReadOnlyList<TextLine> lines)
    {
        var runs = new List<XElement>();
        var first = lines[0].Runs;
        foreach (var run in first)
        {
            // 附件： and the number stand together; only the title is brought to its column.
            if (run == first[^1])
                runs.Add(E("r", E("tab")));
            runs.Add(DocxExport.RunOf(run.Text, run));
        }
        if (first[^1].After.Length > 0)
            runs.Add(DocxExport.RunOf(first[^1].After, first[^1]));
        runs.AddRange(Runs([.. lines.Skip(1)]));
        return runs;
    }

    /// <summary>The paragraph's runs: neighbours of one face are one run again, spaces at the lines' ends are put back, columns are parted by tabs.</summary>
    internal static List<XElement> Runs(IReadOnlyList<TextLine> lines)
    {
        var runs = new List<XElement>();
        var text = new StringBuilder();
        TextRun? like = null;
        foreach (var run in lines.SelectMany(l => l.Runs))
        {
            if (like is not null && (like.Role != run.Role || like.After == "\t"))
                Close();
            if (like?.After == "\t")
                runs.Add(E("r", E("tab")));
            text.Append(run.Text).Append(run.After.Trim('\t'));
            like = run;
        }
        if (like is not null)
            Close();
        return runs;

        void Close()
        {
            runs.Add(DocxExport.RunOf(text.ToString(), like!));
            text.Clear();
        }
    }
}
