namespace ReplyFlow.Application.Suggestions;

/// <summary>One thing that a correction changed.</summary>
/// <param name="Field">What it is called, in Chinese.</param>
/// <param name="Before">What was registered; may be empty.</param>
/// <param name="After">What is registered now; may be empty.</param>
internal sealed record FieldChange(string Field, string Before, string After)
{
    /// <summary>Of longer values only the part that differs is told.</summary>
    private const int Whole = 120;

    private const int Around = 10;

    private const int Longest = 400;

    /// <summary>The change in words.</summary>
    public string Told()
    {
        if (Before.Length <= Whole && After.Length <= Whole)
            return $"{Field}由{Quoted(Before)}改为{Quoted(After)}";
        var same = Before.Zip(After).TakeWhile(p => p.First == p.Second).Count();
        var shorter = Math.Min(Before.Length, After.Length) - same;
        var end = Enumerable.Range(1, shorter).TakeWhile(i => Before[^i] == After[^i]).Count();
        return $"{Field}由{Quoted(Differing(Before, same, end))}改为{Quoted(Differing(After, same, end))}";
    }

    private static string Differing(string text, int same, int end)
    {
        var (from, to) = (Math.Max(0, same - Around), Math.Min(text.Length, text.Length - end + Around));
        var cut = Math.Min(to, from + Longest);
        // A character beyond the first plane is not cut in two.
        if (from > 0 && char.IsLowSurrogate(text[from]))
            from--;
        if (cut < text.Length && char.IsLowSurrogate(text[cut]))
            cut++;
        return (from > 0 ? "…" : "") + text[from..cut].Replace('\n', ' ') + (cut < text.Length ? "…" : "");
    }

    private static string Quoted(string text) => text.Length == 0 ? "空" : $"“{text}”";
}
