using ReplyFlow.Letters.Proofreading.Policies;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading;

/// <summary>Which documents of the library a text names in 《》, whatever is wrong with how it does.</summary>
public static class CitedDocuments
{
    /// <summary>Each once, in the order of the text.</summary>
    public static IReadOnlyList<PolicyEntry> In(string text, PolicyLibrary library) =>
    [
        .. CitedTitles.In(text).Select(t => library.Find(new CitedPolicy(t.Title))).Where(m => m is not null && m.How != PolicyFit.Alike)
            .Select(m => m!.Policy).DistinctBy(p => p.Id),
    ];
}
