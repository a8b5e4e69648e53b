using System.Xml.Linq;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Pages;

namespace ReplyFlow.Letters.Word;

/// <summary>
/// The attachments' pages: mark, title, text and tables, each attachment from a page of its own. Word shows no pages of a PDF: each has a
/// page that says so.
/// </summary>
internal static class DocxAttachments
{
    private static readonly XElement Face = WordXml.RunProperties(FontRole.FangSong, PageGrid.Body.Points);

    internal static void Add(List<XElement> body, IReadOnlyList<Page> pages)
    {
        var kinds = new[] { LineKind.AttachmentMark, LineKind.AttachmentTitle, LineKind.Heading, LineKind.Body, LineKind.Cell };
        var blocks = DocxText.Paragraphs(pages, kinds).Where(b => b.Lines[0].Paragraph >= 0).ToList();
        var imprint = DocxImprint.Paragraphs(pages[^1]).ToList();
        for (var i = 0; i < blocks.Count; i++)
        {
            // The frames at the foot hang on the last paragraph, or on the last table's end.
            if (i == blocks.Count - 1 && blocks[i].Kind is not (LineKind.Cell or LineKind.AttachmentMark))
                body.AddRange(imprint);
            if (blocks[i].Kind != LineKind.Cell)
            {
                body.AddRange(Paragraph(blocks[i], isTitleEnd: Next(i)?.Kind != LineKind.AttachmentTitle));
                if (blocks[i].Kind == LineKind.AttachmentMark)
                    body.AddRange(Placed(pages, blocks[i].Page));
                if (i == blocks.Count - 1 && blocks[i].Kind == LineKind.AttachmentMark)
                    body.AddRange([.. imprint, new DocxParagraph { Line = 1, OnNewPage = imprint.Count > 0 }.ToXml()]);
                continue;
            }
            var table = blocks[i].Lines[0].Cell!.Table;
            var cells = blocks.Skip(i).TakeWhile(b => b.Lines[0].Cell?.Table == table).ToList();
            body.Add(DocxTableWriter.Write(cells, pages.First(p => p.Lines.Any(l => l.Cell?.Table == table))));
            i += cells.Count - 1;
            if (i == blocks.Count - 1)
                body.AddRange(imprint);
            // Word wants a paragraph behind a table.
            body.Add(new DocxParagraph { Line = 1 }.ToXml());
        }

        DocxText.Block? Next(int i) => i + 1 < blocks.Count ? blocks[i + 1] : null;
    }

    /// <summary>A page for each page of a PDF, from the one that has its mark.</summary>
    private static IEnumerable<XElement> Placed(IReadOnlyList<Page> pages, int first)
    {
        for (var i = first; i < pages.Count && pages[i].Placed is { } placed; i++)
        {
            if (i > first && pages[i].Lines.Any(l => l.Kind == LineKind.AttachmentMark))
                yield break;
            yield return new DocxParagraph
            {
                Line = PageGrid.Pitch,
                OnNewPage = i > first,
                Runs = [WordXml.Run($"（{placed.AlternativeText}：PDF 文件，原样附在本函的 PDF 文本中）", Face)],
            }.ToXml();
        }
    }

    private static IEnumerable<XElement> Paragraph(DocxText.Block block, bool isTitleEnd)
    {
        switch (block.Kind)
        {
            case LineKind.AttachmentMark:
                yield return new DocxParagraph { Line = PageGrid.Pitch, OnNewPage = true, KeepWithNext = true, Runs = DocxText.Runs(block.Lines) }.ToXml();
                yield return new DocxParagraph { Line = PageGrid.Pitch, KeepWithNext = true }.ToXml();
                break;
            case LineKind.AttachmentTitle:
                // Each line stands as the layout divided it.
                foreach (var line in block.Lines)
                    yield return new DocxParagraph
                    {
                        Line = PageGrid.Pitch,
                        Justify = "center",
                        KeepWithNext = true,
                        Outline = line == block.Lines[0] ? 0 : null,
                        Runs = DocxText.Runs([line]),
                    }.ToXml();
                if (isTitleEnd)
                    yield return new DocxParagraph { Line = PageGrid.Pitch, KeepWithNext = true }.ToXml();
                break;
            default:
                yield return (DocxText.Text(block) with { Line = PageGrid.Pitch }).ToXml();
                break;
        }
    }
}
