using System.Text.RegularExpressions;
using ReplyFlow.Application.Policies;
using ReplyFlow.Data.Searching;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Application.Drafting;

/// <summary>A passage of a policy, as a letter quotes it.</summary>
/// <param name="Anchor">Where it stands on the document's page.</param>
/// <param name="Label">第三条; empty for none.</param>
/// <param name="Words">Its words, without the mark at their end: the letter has its own behind the quotation.</param>
/// <param name="Quote">The whole sentence to be put into the letter, with title and 文号.</param>
public sealed partial record PolicyPassage(string Anchor, string Label, string Words, string Quote)
{
    private const string Marks = "，。；：";

    /// <summary>The passages of a document that hold every word, however it is written; titles and days are none.</summary>
    public static IReadOnlyList<PolicyPassage> Of(PolicyPage page, string words)
    {
        var asked = SearchText.Words(words);
        return
        [
            .. PolicyArticle.Of(page.Text).Where(a => a.Text.AsSpan().IndexOfAny(Marks) >= 0)
                .Where(a => asked.Count == 0 || (SearchText.Fold(a.Text) is var text && asked.All(w => text.Contains(w, StringComparison.Ordinal))))
                .Select(a => Of(page, a)),
        ];
    }

    private static PolicyPassage Of(PolicyPage page, PolicyArticle article)
    {
        var isArticle = article.Anchor.StartsWith('a');
        // Behind the last article stand the issuer and the day, on lines without a mark.
        var lines = (isArticle ? article.Text[article.Label.Length..] : Number().Replace(article.Text, "")).Split('\n')
            .Select(l => l.Trim(' ', '\u3000', '\t')).ToList();
        var words = string.Concat(lines.Take(lines.FindLastIndex(l => l.AsSpan().IndexOfAny(Marks) >= 0) + 1)).TrimEnd('。', '；');
        return new PolicyPassage(
            article.Anchor, article.Label, words, $"{page.Version.Facts.Citation}{(isArticle ? $"{article.Label}规定" : "提出")}：“{words}”");
    }

    /// <summary>The number of a point, which is no part of what it says.</summary>
    [GeneratedRegex(@"\A(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])\s*")]
    private static partial Regex Number();
}
