using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Deputies;

/// <summary>Until when a deputy's answer about a letter is taken and may be changed.</summary>
internal static class AnswerTime
{
    /// <summary>Why a link on paper takes no answer: what is less surely the deputy's never takes the place of what is.</summary>
    public const string ByMail = "您已经用邮件里的链接答复过这份复函。要修改，请用那封邮件里的链接。";

    /// <summary>Most answers by one link: each is kept for ever.</summary>
    public const int MostVersions = 20;

    /// <summary>Why a link takes no more.</summary>
    public const string TooOften = "用这个链接已经答复了 20 次，不能再改，以最后一次为准。如果还要改，请打电话给承办单位。";

    /// <summary>The last day on which any of them asked; null where the process set none.</summary>
    public static DateOnly? LastDay(IReadOnlyList<WorkItem> items) => items.Max(i => i.Due.On);

    /// <summary>Why no answer is taken any more, in Chinese; null while one is.</summary>
    /// <param name="items">The items that asked.</param>
    /// <param name="newerLetter">Whether a second letter was issued since.</param>
    /// <param name="today">The Beijing date.</param>
    public static string? Closed(IReadOnlyList<WorkItem> items, bool newerLetter, DateOnly today) =>
        newerLetter ? "承办单位已经再次办理，另发了一份复函。请用新复函邮件里的链接答复。"
        : LastDay(items) is { } last && today > last && items.All(i => i.Status != WorkItemStatus.Open)
            ? $"答复和修改的时间到{last:yyyy年M月d日}为止，现在已经过了。如果您还有意见，请打电话给承办单位。" : null;
}
