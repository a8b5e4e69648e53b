namespace ReplyFlow.Letters.Prose;

/// <summary>Titles in 《…》; a title inside a title does not count by itself.</summary>
internal static class CitedTitles
{
    private const int Longest = 300;

    /// <summary>The outermost 《…》 of the text: where they stand (marks included) and the title inside.</summary>
    public static IEnumerable<(int Start, int Length, string Title)> In(string text)
    {
        var (depth, open) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (depth > 0 && i - open > Longest))
                depth = 0;
            if (text[i] == '《' && depth++ == 0)
                open = i;
            if (text[i] == '》' && depth > 0 && --depth == 0)
                yield return (open, i - open + 1, text[(open + 1)..i]);
        }
    }
}
