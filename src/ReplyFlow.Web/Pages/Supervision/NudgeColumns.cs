using ReplyFlow.Application.Supervision;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.Supervision;

/// <summary>The columns that say of a step in a list how often and by whom it was nudged.</summary>
internal static class NudgeColumns
{
    public static IReadOnlyList<ListColumn<T>> Of<T>(IReadOnlyDictionary<Guid, LatestNudge> nudges, Func<T, Guid> step) =>
    [
        new("催办次数", r => nudges.GetValueOrDefault(step(r))?.Count, 9),
        new("最近催办", r => nudges.GetValueOrDefault(step(r))?.At, 17),
        new("催办人", r => nudges.GetValueOrDefault(step(r))?.By, 10),
        new("催办意见", r => nudges.GetValueOrDefault(step(r))?.Words, 30),
    ];
}
