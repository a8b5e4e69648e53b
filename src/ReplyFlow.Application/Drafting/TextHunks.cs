namespace ReplyFlow.Application.Drafting;

/// <summary>A run of lines that two texts share, or in which they differ.</summary>
/// <param name="Mine">Lines of the first text.</param>
/// <param name="Stored">Lines of the second text.</param>
/// <param name="Differs">Whether they differ; otherwise both are the same.</param>
internal sealed record TextHunk(IReadOnlyList<string> Mine, IReadOnlyList<string> Stored, bool Differs);

/// <summary>Compares two texts line by line by their longest common subsequence.</summary>
internal static class TextHunks
{
    /// <summary>Above this many pairs of lines the differing middle is one hunk: bounded time whatever is pasted.</summary>
    private const long MaxPairs = 4_000_000;

    public static IReadOnlyList<TextHunk> Of(string mine, string stored)
    {
        string[] a = mine.Split('\n'), b = stored.Split('\n');
        var head = 0;
        while (head < a.Length && head < b.Length && a[head] == b[head])
            head++;
        var tail = 0;
        while (tail < a.Length - head && tail < b.Length - head && a[^(tail + 1)] == b[^(tail + 1)])
            tail++;
        var hunks = new List<TextHunk>();
        Add(hunks, a[..head], a[..head], false);
        Middle(hunks, a[head..^tail], b[head..^tail]);
        Add(hunks, a[^tail..], a[^tail..], false);
        return hunks;
    }

    private static void Middle(List<TextHunk> hunks, string[] a, string[] b)
    {
        if ((long)a.Length * b.Length > MaxPairs)
        {
            Add(hunks, a, b, true);
            return;
        }
        var common = Common(a, b);
        int i = 0, j = 0;
        while (i < a.Length || j < b.Length)
        {
            var (fromA, fromB) = (i, j);
            while (i < a.Length && j < b.Length && a[i] == b[j])
                (i, j) = (i + 1, j + 1);
            Add(hunks, a[fromA..i], b[fromB..j], false);
            (fromA, fromB) = (i, j);
            while (i < a.Length || j < b.Length)
            {
                if (i < a.Length && j < b.Length && a[i] == b[j])
                    break;
                if (j == b.Length || (i < a.Length && common[i + 1, j] >= common[i, j + 1]))
                    i++;
                else
                    j++;
            }
            Add(hunks, a[fromA..i], b[fromB..j], true);
        }
    }

    private static int[,] Common(string[] a, string[] b)
    {
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        return common;
    }

    private static void Add(List<TextHunk> hunks, string[] mine, string[] stored, bool differs)
    {
        if (mine.Length > 0 || stored.Length > 0)
            hunks.Add(new TextHunk(mine, stored, differs));
    }
}
