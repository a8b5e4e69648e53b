using System.Text;

namespace ReplyFlow.Letters.Tests.Support;

/// <summary>PDFs of a page or two, written object by object; readers find the objects without a cross-reference table.</summary>
internal static class SmallPdf
{
    /// <summary>A page with this content and these resources.</summary>
    /// <param name="content">Its operators.</param>
    /// <param name="resources">Entries of its resources.</param>
    /// <param name="page">Further entries of the page.</param>
    /// <param name="objects">Further objects, the first of which has the number 5.</param>
    public static byte[] Page(string content = "0 0 100 100 re f", string resources = "", string page = "/MediaBox [0 0 595 842]", params string[] objects) => File(
    [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        $"<< /Type /Page /Parent 2 0 R {page} /Resources << {resources} >> /Contents 4 0 R >>",
        Stream(content),
        .. objects,
    ]);

    /// <summary>A stream object's text.</summary>
    public static string Stream(string data, string entries = "") => $"<< {entries} /Length {data.Length} >>\nstream\n{data}\nendstream";

    /// <summary>A file of these objects, the catalogue first.</summary>
    public static byte[] File(params string[] objects)
    {
        var text = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(text.Length);
            text.Append($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var start = text.Length;
        text.Append($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            text.Append($"{offset:D10} 00000 n \n");
        text.Append($"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
