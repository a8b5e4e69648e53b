using System.Text;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Letters.Placed;
using ReplyFlow.Letters.Recognition;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace ReplyFlow.Application.Policies.Reading;

/// <summary>The text of a PDF as lines, with those of one sentence joined and radicals as the characters they stand for.</summary>
internal static class PdfText
{
    private const int MaxPages = 600;

    /// <summary>Letters whose baselines are nearer than this part of their height stand in one line.</summary>
    private const double SameLine = 0.5;

    /// <summary>A gap wider than this part of a letter's height parts two words or columns.</summary>
    private const double Gap = 0.6;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Reads it.</summary>
    /// <returns>The text, empty for a scan without a layer of text; or in Chinese why it cannot be read, a sentence without its end.</returns>
    public static (string Text, string? Fault) Read(byte[] bytes)
    {
        try
        {
            using var document = PdfDocument.Open(bytes);
            NestedForms.Check(document);
            if (document.NumberOfPages > MaxPages)
                return ("", $"有 {document.NumberOfPages} 页，最多读 {MaxPages} 页");
            var (text, began, most) = (new StringBuilder(), TimeProvider.System.GetTimestamp(), PolicyText.LongestText);
            for (var no = 1; no <= document.NumberOfPages && text.Length <= most; no++)
            {
                if (TimeProvider.System.GetElapsedTime(began) > Patience)
                    return ("", "太复杂，读不完，请另存为 .docx 或粘贴文字");
                foreach (var line in Lines(document.GetPage(no)))
                    text.Append(line).Append('\n');
            }
            return (HardWraps.JoinPdf(text.ToString()), null);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            // Damaged files break the reader in many ways; whatever it was, the file has no text for us.
            return ("", e is PdfDocumentFormatException or InvalidOperationException or NotSupportedException ? "文件已损坏或加了密码，读不出文字" : "读不出文字");
        }
    }

    private static IEnumerable<string> Lines(Page page)
    {
        var letters = page.Letters.Where(l => !string.IsNullOrEmpty(l.Value)).OrderByDescending(l => l.StartBaseLine.Y).ToList();
        for (var at = 0; at < letters.Count;)
        {
            var (first, line) = (letters[at], new List<Letter>());
            for (; at < letters.Count && first.StartBaseLine.Y - letters[at].StartBaseLine.Y < Height(first) * SameLine; at++)
                line.Add(letters[at]);
            var words = Words([.. line.OrderBy(l => l.StartBaseLine.X)]);
            if (words.Length > 0 && !IsPageNumber(words))
                yield return words;
        }
    }

    private static string Words(IReadOnlyList<Letter> line)
    {
        var words = new StringBuilder();
        for (var i = 0; i < line.Count; i++)
        {
            if (i > 0 && line[i].StartBaseLine.X - line[i - 1].EndBaseLine.X > Height(line[i]) * Gap)
                words.Append(' ');
            words.Append(line[i].Value);
        }
        return words.ToString().Trim();
    }

    private static double Height(Letter letter) => letter.PointSize > 0 ? letter.PointSize : 10;

    /// <summary>— 3 — at the foot of a page.</summary>
    private static bool IsPageNumber(string line) => line.Length <= 9 && line.All(c => char.IsAsciiDigit(c) || c is '-' or '—' or '–' or '－' or ' ' or '·');
}
