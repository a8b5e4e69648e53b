using ReplyFlow.Domain.Passages;

namespace ReplyFlow.Application.Passages;

/// <summary>A passage as it is shown.</summary>
/// <param name="Passage">It.</param>
/// <param name="Division">Whose it is, where it is a division's; null otherwise.</param>
/// <param name="Owner">Who answers for it, by name.</param>
/// <param name="IsExpired">Whether its last day is past.</param>
/// <param name="IsKept">Whether the reader may change it.</param>
public sealed record PassageRow(StandardPassage Passage, string? Division, string Owner, bool IsExpired, bool IsKept)
{
    /// <summary>For whom it is kept, in words: 共用, 本单位 or the division's name.</summary>
    public string Keeper => Passage.BureauId is null ? "共用" : Division ?? "本单位";
}
