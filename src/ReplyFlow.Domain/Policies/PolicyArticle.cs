using System.Globalization;
using System.Text.RegularExpressions;

namespace ReplyFlow.Domain.Policies;

/// <summary>A piece of a document's text that can be pointed at: an article, or where there are none, a paragraph.</summary>
/// <param name="Anchor">Where it stands on the document's page; the same for the same text, for ever.</param>
/// <param name="Label">第三条 or 第12段; empty for what stands before the first article.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Text">Its words.</param>
public sealed partial record PolicyArticle(string Anchor, string Label, int Start, string Text)
{
    private const int FewestArticles = 3;

    /// <summary>The text in pieces, in its order; blank lines belong to none.</summary>
    public static IReadOnlyList<PolicyArticle> Of(string text)
    {
        var lines = Lines(text).ToList();
        return lines.Count(l => Article().IsMatch(l.Text)) >= FewestArticles ? Articles(lines) : Paragraphs(lines);
    }

    private static List<PolicyArticle> Paragraphs(List<(int Start, string Text)> lines) =>
        [.. lines.Select((l, i) => new PolicyArticle(Name("p", i + 1), $"第{(i + 1).ToString(CultureInfo.InvariantCulture)}段", l.Start, l.Text))];

    private static List<PolicyArticle> Articles(List<(int Start, string Text)> lines)
    {
        var found = new List<PolicyArticle>();
        foreach (var (start, text) in lines)
            if (Article().Match(text) is { Success: true } match)
                found.Add(new PolicyArticle(Name("a", found.Count(f => f.Label.Length > 0) + 1), match.Groups[1].Value, start, text));
            else if (found.Count > 0 && found[^1].Label.Length > 0 && !Chapter().IsMatch(text))
                found[^1] = found[^1] with { Text = found[^1].Text + "\n" + text };
            else
                found.Add(new PolicyArticle(Name("p", found.Count + 1), "", start, text));
        return found;
    }

    private static IEnumerable<(int Start, string Text)> Lines(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var line = text[start..end].Trim();
            if (line.Length > 0)
                yield return (start, line);
            start = end + 1;
        }
    }

    private static string Name(string kind, int no) => kind + no.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(第[一二三四五六七八九十百零〇0-9]{1,7}条(?:之[一二三四五六七八九十])?)(?:[\s\u3000]|(?=[^，。、的规至和]))")]
    private static partial Regex Article();

    [GeneratedRegex(@"\A(?:第[一二三四五六七八九十百零〇0-9]{1,5}[编章节]|附[\s\u3000]*则\z|附件)")]
    private static partial Regex Chapter();
}
