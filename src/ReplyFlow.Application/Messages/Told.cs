using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Messages;

/// <summary>电话告知: that a deputy was told by telephone about what did not arrive by mail.</summary>
/// <param name="On">The day.</param>
/// <param name="By">Who called.</param>
/// <param name="Note">What was said, by both.</param>
public sealed record Told(DateOnly? On, string By, string Note)
{
    private const int MaxName = 30;
    private const int MaxNote = 500;

    /// <summary>What was recorded, as a sentence.</summary>
    public static string Sentence(DeliveryEvidence kept) => $"{kept.On:yyyy年M月d日}电话告知，经办：{kept.By}。{kept.Words}";

    /// <summary>The same, trimmed.</summary>
    /// <param name="first">The first day on which there was something to tell.</param>
    /// <param name="today">The Beijing date.</param>
    /// <exception cref="InvalidInputException">Something is missing or cannot be.</exception>
    internal Told Check(DateOnly first, DateOnly today)
    {
        var check = new InputCheck();
        if (On is null)
            check.Fail(nameof(On), "请填写打电话的日期。");
        else if (On > today)
            check.Fail(nameof(On), "打电话的日期还没有到。");
        else if (On < first)
            check.Fail(nameof(On), $"打电话的日期早于{first:yyyy年M月d日}，那天邮件才写出。");
        var told = this with
        {
            By = check.Text(nameof(By), By, "经办人", MaxName),
            Note = check.Text("Reason", Note, "通话情况", MaxNote),
        };
        check.ThrowIfAny();
        return told;
    }
}
