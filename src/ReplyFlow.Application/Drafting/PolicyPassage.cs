using ReplyFlow.Application.Policies;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Application.Drafting;

/// <summary>A passage of a policy, as a letter quotes it.</summary>
/// <param name="Anchor">Where it stands on the document's page.</param>
/// <param name="Label">第三条; empty for none.</param>
/// <param name="Words">Its words.</param>
/// <param name="Quote">The whole sentence to be put into the letter, with title and 文号.</param>
public sealed record PolicyPassage(string Anchor, string Label, string Words, string Quote)
{
    /// <summary>The passages of a document that hold every word.</summary>
    public static IReadOnlyList<PolicyPassage> Of(PolicyPage page, string words)
    {
        var asked = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return [.. PolicyArticle.Of(page.Text).Where(a => asked.All(w => a.Text.Contains(w, StringComparison.OrdinalIgnoreCase))).Select(a => Of(page, a))];
    }

    private static PolicyPassage Of(PolicyPage page, PolicyArticle article)
    {
        var isArticle = article.Anchor.StartsWith('a');
        var words = string.Concat((isArticle ? article.Text[article.Label.Length..] : article.Text).Split('\n').Select(l => l.Trim(' ', '\u3000', '\t')));
        return new PolicyPassage(
            article.Anchor, article.Label, words, $"{page.Version.Facts.Citation}{(isArticle ? $"{article.Label}规定" : "提出")}：“{words}”");
    }
}
