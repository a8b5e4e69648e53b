using ReplyFlow.Domain.Supervision;

namespace ReplyFlow.Application.Supervision;

/// <summary>督办: the board and the list beside it, both of the same rows.</summary>
/// <param name="Board">Groups and counters, in whatever state.</param>
/// <param name="Rows">A page of the steps listed: those of the state asked for; key suggestions first, then the most urgent.</param>
/// <param name="GroupIds">The bureau and division of each group, in the order of the groups.</param>
/// <param name="Total">How many are listed.</param>
public sealed record SupervisionView(
    SupervisionBoard Board, IReadOnlyList<BoardRow> Rows, IReadOnlyList<(Guid BureauId, Guid? DivisionId)> GroupIds, int Total);
