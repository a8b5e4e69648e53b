using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Messages;

/// <summary>How a letter was brought to its recipient without mail.</summary>
/// <param name="ByPost">邮寄; else 当面送交.</param>
/// <param name="On">The day.</param>
/// <param name="By">Who handed it over or posted it.</param>
/// <param name="TrackingNumber">The post's number; may be empty.</param>
/// <param name="Note">Anything else; may be empty.</param>
public sealed record Brought(bool ByPost, DateOnly? On, string By, string TrackingNumber, string Note)
{
    private const int MaxName = 30;
    private const int MaxNumber = 40;
    private const int MaxNote = 500;

    /// <summary>The same as it was kept.</summary>
    public static Brought Of(DeliveryEvidence kept) => new(kept.Kind == EvidenceKind.Posted, kept.On, kept.By, kept.TrackingNumber, kept.Words);

    /// <summary>What was recorded, as a sentence.</summary>
    public string Sentence => $"{On:yyyy年M月d日}{(ByPost ? $"邮寄{(TrackingNumber.Length > 0 ? $"，单号 {TrackingNumber}" : "")}" : "当面送交")}，经办：{By}"
        + (Note.Length > 0 ? $"。{Note}" : "");

    /// <summary>The same, trimmed.</summary>
    /// <param name="first">The first day on which it can have been brought.</param>
    /// <param name="today">The Beijing date.</param>
    /// <param name="more">What is wrong besides.</param>
    /// <exception cref="InvalidInputException">Something is missing or cannot be.</exception>
    internal Brought Check(DateOnly first, DateOnly today, IReadOnlyList<FieldError> more)
    {
        var check = new InputCheck();
        var what = ByPost ? "邮寄" : "送交";
        if (On is null)
            check.Fail(nameof(On), $"请填写{what}的日期。");
        else if (On > today)
            check.Fail(nameof(On), $"{what}的日期还没有到。");
        else if (On < first)
            check.Fail(nameof(On), $"{what}的日期早于{first:yyyy年M月d日}，那天复函才印发。");
        var checkedInput = this with
        {
            By = check.Text(nameof(By), By, ByPost ? "寄件人" : "送件人", MaxName),
            TrackingNumber = ByPost ? check.Text(nameof(TrackingNumber), TrackingNumber, "邮件单号", MaxNumber, required: false) : "",
            Note = check.Text("Reason", Note, "说明", MaxNote, required: false),
        };
        check.Fail(more);
        check.ThrowIfAny();
        return checkedInput;
    }
}
