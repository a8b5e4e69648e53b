using ReplyFlow.Application.Letters;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Letters.Pages;

namespace ReplyFlow.Application.Drafting;

/// <summary>Which printed paragraphs of a letter differ from an earlier version's.</summary>
internal static class ChangedParagraphs
{
    /// <summary>Numbers of the document's paragraphs whose words are new or changed; what was only taken out has no place on a page.</summary>
    public static IReadOnlySet<int> Of(PageDocument document, DraftContent before, DraftContent after)
    {
        var changed = new HashSet<int>();
        var lines = document.Pages.SelectMany(p => p.Lines).ToList();
        if (before.Title != after.Title)
            changed.UnionWith(lines.Where(l => l.Kind == LineKind.Title).Select(l => l.Paragraph));
        var first = lines.Where(l => l.Kind is LineKind.Body or LineKind.Heading).Select(l => l.Paragraph).DefaultIfEmpty(0).First();
        var at = first;
        foreach (var stretch in TextDiff.Lines(new PrintedBody(before.Body).Text, new PrintedBody(after.Body).Text))
        {
            if (stretch.Differs)
                changed.UnionWith(Enumerable.Range(at, stretch.After.Count));
            at += stretch.After.Count;
        }
        return changed;
    }
}
