namespace ReplyFlow.Letters.Proofreading.Words;

/// <summary>A wrong word and the right one.</summary>
/// <param name="Wrong">The text to look for; words in Latin letters match whole words only.</param>
/// <param name="Right">What it should be.</param>
/// <param name="Except">Longer texts in which the same characters are right (急待 in 焦急待命).</param>
/// <param name="Note">Why, in Chinese; may be null.</param>
public sealed record WrongWord(string Wrong, string Right, IReadOnlyList<string> Except, string? Note = null)
{
    /// <summary>Characters that make another word with the first one (骨 before 干予): behind them the text may be right, so nothing is said.</summary>
    public string Before { get; init; } = "";

    /// <summary>Characters that make another word with the last one (以 behind 干予): before them nothing is said.</summary>
    public string After { get; init; } = "";

    /// <summary>Wrong only at a clause's end, where a mark or nothing follows (不能自己 is right in 不能自己解决).</summary>
    public bool AtEnd { get; init; }
}
