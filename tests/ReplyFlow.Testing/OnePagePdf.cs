using System.Text;

namespace ReplyFlow.Testing;

/// <summary>A PDF of one page, written object by object.</summary>
public static class OnePagePdf
{
    /// <summary>The file.</summary>
    /// <param name="content">The page's operators.</param>
    /// <param name="resources">Entries of its resources.</param>
    /// <param name="objects">Further objects, the first of which has the number 5.</param>
    public static byte[] Of(string content, string resources = "", params string[] objects)
    {
        string[] all =
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> /Contents 4 0 R >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream", .. objects,
        ];
        var (text, offsets) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        foreach (var (i, body) in all.Index())
        {
            offsets.Add(text.Length);
            text.Append($"{i + 1} 0 obj\n{body}\nendobj\n");
        }
        var start = text.Length;
        text.Append($"xref\n0 {all.Length + 1}\n0000000000 65535 f \n").AppendJoin("", offsets.Select(o => $"{o:D10} 00000 n \n"));
        text.Append($"trailer\n<< /Size {all.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
