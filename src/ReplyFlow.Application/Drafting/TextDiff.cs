using System.Globalization;
using DiffPlex;

namespace ReplyFlow.Application.Drafting;

/// <summary>A run of pieces (lines or characters) that two texts share, or in which they differ.</summary>
/// <param name="Before">Pieces of the first text.</param>
/// <param name="After">Pieces of the second text.</param>
/// <param name="Differs">Whether they differ; otherwise both are the same.</param>
public sealed record TextStretch(IReadOnlyList<string> Before, IReadOnlyList<string> After, bool Differs);

/// <summary>Where two texts differ: the one comparison behind 花脸稿 and the merge of two drafts.</summary>
public static class TextDiff
{
    /// <summary>Above this many pairs of pieces the differing middle is one stretch: bounded time whatever is pasted.</summary>
    private const long MaxPairs = 4_000_000;

    /// <summary>Line by line.</summary>
    public static IReadOnlyList<TextStretch> Lines(string before, string after) => Of(before.Split('\n'), after.Split('\n'));

    /// <summary>Character by character, as a reader counts them: those beyond the basic plane (𬭳) stay whole.</summary>
    public static IReadOnlyList<TextStretch> Characters(string before, string after) => Of(WholeCharacters(before), WholeCharacters(after));

    private static List<TextStretch> Of(string[] before, string[] after)
    {
        var shortest = Math.Min(before.Length, after.Length);
        var head = 0;
        while (head < shortest && before[head] == after[head])
            head++;
        var tail = 0;
        while (tail < shortest - head && before[^(tail + 1)] == after[^(tail + 1)])
            tail++;
        var stretches = new List<TextStretch>();
        Add(stretches, before[..head], after[..head], differs: false);
        Middle(stretches, before[head..^tail], after[head..^tail]);
        Add(stretches, before[^tail..], after[^tail..], differs: false);
        return stretches;
    }

    private static void Middle(List<TextStretch> stretches, string[] before, string[] after)
    {
        if (before.Length == 0 || after.Length == 0 || (long)before.Length * after.Length > MaxPairs)
        {
            Add(stretches, before, after, differs: true);
            return;
        }
        // The library takes two texts and a way to cut them; these are cut already, so each text is only the name of its side.
        var blocks = Differ.Instance.CreateCustomDiffs("before", "after", ignoreWhiteSpace: false, side => side == "before" ? before : after).DiffBlocks;
        var (a, b) = (0, 0);
        foreach (var block in blocks)
        {
            Add(stretches, before[a..block.DeleteStartA], after[b..block.InsertStartB], differs: false);
            (a, b) = (block.DeleteStartA + block.DeleteCountA, block.InsertStartB + block.InsertCountB);
            Add(stretches, before[block.DeleteStartA..a], after[block.InsertStartB..b], differs: true);
        }
        Add(stretches, before[a..], after[b..], differs: false);
    }

    private static void Add(List<TextStretch> stretches, string[] before, string[] after, bool differs)
    {
        if (before.Length > 0 || after.Length > 0)
            stretches.Add(new TextStretch(before, after, differs));
    }

    private static string[] WholeCharacters(string text)
    {
        var characters = new List<string>(text.Length);
        for (var e = StringInfo.GetTextElementEnumerator(text); e.MoveNext();)
            characters.Add(e.GetTextElement());
        return [.. characters];
    }
}
