using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Suggestions;

/// <summary>拟主办 and 拟会办 of an imported list, as written there: whether there are such bureaus is asked when it is assigned.</summary>
/// <param name="Lead">One name; may be empty.</param>
/// <param name="CoHandlers">Names; may be empty.</param>
public sealed record ProposedBureaus(string Lead, string CoHandlers)
{
    private const int Longest = 300;

    /// <summary>Nothing is proposed.</summary>
    public static ProposedBureaus None { get; } = new("", "");

    /// <summary>What two cells say.</summary>
    internal static ProposedBureaus Of(string lead, string coHandlers) => new(OneLine(lead), OneLine(coHandlers));

    private static string OneLine(string cell) => OutsideText.Clean(cell.ReplaceLineEndings("、"), oneLine: true, Longest);
}
