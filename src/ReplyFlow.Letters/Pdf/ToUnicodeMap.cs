using System.Text;

namespace ReplyFlow.Letters.Pdf;

/// <summary>The CMap from CIDs to text (ISO 32000-1, 9.10.3); characters beyond the BMP become surrogate pairs.</summary>
internal static class ToUnicodeMap
{
    private const int MaximumBlock = 100;

    /// <summary>Writes the map.</summary>
    /// <param name="file">The file.</param>
    /// <param name="characters">Character of each CID; the first is none.</param>
    /// <returns>Its object number.</returns>
    public static int Write(PdfFile file, IReadOnlyList<int> characters)
    {
        using var output = new PdfBuffer(characters.Count * 14 + 512);
        output.Raw("""
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """.ReplaceLineEndings("\n"));
        for (var start = 1; start < characters.Count; start += MaximumBlock)
        {
            var end = Math.Min(start + MaximumBlock, characters.Count);
            output.Int(end - start).Raw(" beginbfchar\n");
            for (var cid = start; cid < end; cid++)
            {
                output.Raw("<").Hex16(cid).Raw("> <");
                foreach (var unit in new Rune(characters[cid]).ToString()) output.Hex16(unit);
                output.Raw(">\n");
            }
            output.Raw("endbfchar\n");
        }
        output.Raw("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        return file.AddStream(output.Span);
    }
}
