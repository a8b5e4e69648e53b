using ReplyFlow.Application.WorkItems;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>A group of the inbox: 逾期, 今天, 本周, 以后.</summary>
/// <param name="Key">Stable key.</param>
/// <param name="Title">Its name.</param>
/// <param name="Rows">The rows, the most pressing first; of a long inbox those of the page.</param>
public sealed record InboxGroup(string Key, string Title, IReadOnlyList<InboxRow> Rows)
{
    /// <summary>How many rows the group has, on other pages too.</summary>
    public int Count { get; init; } = Rows.Count;

    /// <summary>What one page shows of groups.</summary>
    public static IReadOnlyList<InboxGroup> Page(IReadOnlyList<InboxGroup> groups, Paging paging)
    {
        var shown = groups.SelectMany(g => g.Rows).Skip((paging.Page - 1) * paging.Size).Take(paging.Size).ToHashSet();
        return [.. groups.Select(g => g with { Rows = [.. g.Rows.Where(shown.Contains)] }).Where(g => g.Rows.Count > 0)];
    }

    /// <summary>Sorts rows into the groups that are not empty.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="today">Today in Beijing. The week ends on Sunday.</param>
    public static IReadOnlyList<InboxGroup> Of(IReadOnlyList<InboxRow> rows, DateOnly today)
    {
        var sunday = today.AddDays((7 - (int)today.DayOfWeek) % 7);
        var groups = rows.ToLookup(r => r.DueOn switch
        {
            null => "later",
            { } due when due < today => "late",
            { } due when due == today => "today",
            { } due when due <= sunday => "week",
            _ => "later",
        });
        return [.. new[] { ("late", "逾期"), ("today", "今天到期"), ("week", "本周到期"), ("later", "以后") }
            .Select(g => new InboxGroup(g.Item1, g.Item2, [.. groups[g.Item1]])).Where(g => g.Rows.Count > 0)];
    }
}
