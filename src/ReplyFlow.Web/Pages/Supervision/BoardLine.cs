using ReplyFlow.Application.Supervision;
using ReplyFlow.Domain.Supervision;

namespace ReplyFlow.Web.Pages.Supervision;

/// <summary>One line of the board's counters: a bureau, or one division of it.</summary>
/// <param name="Bureau">The bureau's short name.</param>
/// <param name="Division">The division's name; null for a whole bureau, or for its office and leaders.</param>
/// <param name="BureauId">The bureau.</param>
/// <param name="DivisionId">The division; <see cref="BoardFilter.NoDivision"/> for the office and the leaders, null for a whole bureau.</param>
/// <param name="Steps">The steps counted.</param>
public sealed record BoardLine(string Bureau, string? Division, Guid BureauId, Guid? DivisionId, IReadOnlyList<SupervisedStep> Steps)
{
    /// <summary>How many are in a state; null for all.</summary>
    public int Count(SupervisionState? state) => state is null ? Steps.Count : Steps.Count(s => s.State == state);

    /// <summary>The longest wait in working days.</summary>
    public int LongestWait => Steps.Max(s => s.WorkingDaysWaited);

    /// <summary>The lines of a view: one a bureau, or one a bureau and division.</summary>
    public static IReadOnlyList<BoardLine> Of(SupervisionView view, bool byBureau)
    {
        var groups = view.Board.Groups.Zip(view.GroupIds, (g, ids) => (Group: g, ids.BureauId, ids.DivisionId));
        return byBureau
            ? [.. groups.GroupBy(g => (g.Group.Bureau, g.BureauId))
                .Select(b => new BoardLine(b.Key.Bureau, null, b.Key.BureauId, null, [.. b.SelectMany(g => g.Group.Steps)]))]
            : [.. groups.Select(g => new BoardLine(g.Group.Bureau, g.Group.Division, g.BureauId, g.DivisionId ?? BoardFilter.NoDivision, g.Group.Steps))];
    }
}
