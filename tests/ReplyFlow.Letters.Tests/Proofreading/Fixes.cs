using System.Text;
using ReplyFlow.Letters.Proofreading;

namespace ReplyFlow.Letters.Tests.Proofreading;

/// <summary>Puts the fixes of findings into a text, as the editor does one by one.</summary>
public static class Fixes
{
    /// <summary>
    /// Applies every fix that lies in the body and does not overlap one already taken; of two that overlap the one that
    /// starts first wins, then the longer one. Findings without a fix, in other fields, or outside the text are passed over.
    /// </summary>
    /// <param name="body">The text the findings were made for.</param>
    /// <param name="findings">Findings, in any order.</param>
    /// <returns>The text with the fixes.</returns>
    public static string Apply(string body, IEnumerable<Finding> findings)
    {
        var starts = LineStarts(body);
        var edits = findings
            .Where(f => f.Field == Finding.Body && f.Fix is not null && f.Line >= 1 && f.Line <= starts.Count && f.Column >= 1)
            .Select(f => (Start: starts[f.Line - 1] + f.Column - 1, f.Length, f.Fix))
            .Where(e => e.Length >= 0 && e.Start + e.Length <= body.Length)
            .OrderBy(e => e.Start).ThenByDescending(e => e.Length);
        var result = new StringBuilder(body.Length);
        var done = 0;
        foreach (var (start, length, fix) in edits)
        {
            if (start < done)
                continue;
            result.Append(body, done, start - done).Append(fix);
            done = start + length;
        }

        return result.Append(body, done, body.Length - done).ToString();
    }

    private static List<int> LineStarts(string text)
    {
        List<int> starts = [0];
        for (var i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
            starts.Add(i + 1);
        return starts;
    }
}
