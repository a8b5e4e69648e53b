namespace ReplyFlow.Application.Core;

/// <summary>
/// Summaries written before words were kept apart from them: the trail is append-only, so they stay as they are and end with the
/// words. Only for these a reader's text is still cut, by the rule of the program that wrote them.
/// </summary>
internal static class EarlierSummary
{
    /// <summary>What such a summary says without the words.</summary>
    public static string WithoutWords(string summary, FactWithWords fact)
    {
        if (fact.StaysInside)
            return summary.IndexOf('：') is > 0 and var colon ? summary[..colon] : summary;
        var tail = fact.Joint + fact.Said;
        return fact.Said.Length > 0 && summary.EndsWith(tail, StringComparison.Ordinal) ? summary[..^tail.Length] : summary;
    }
}
