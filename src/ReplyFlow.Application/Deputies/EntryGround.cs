using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Deputies;

/// <summary>代录: what an entry by staff rests on.</summary>
/// <param name="Way">On paper or by telephone.</param>
/// <param name="On">The day of the call, or on which the form came in; null where it was not filled in.</param>
/// <param name="Who">Who spoke with whom; asked for where it was a call.</param>
/// <param name="Note">What was said; beside the scan of a form, where that is kept.</param>
public sealed record EntryGround(FeedbackWay Way, DateOnly? On, string Who, string Note)
{
    private const int MostWords = 500;

    /// <summary>As it is kept.</summary>
    public string Text => Way == FeedbackWay.Telephone ? $"{Who.Trim()}：{Note.Trim()}" : Note.Trim();

    /// <summary>The same with files: beside the scan of a form nothing need be said.</summary>
    internal EntryGround With(CheckedFiles files) =>
        files.Any && Way == FeedbackWay.Paper && Note.Trim().Length == 0 ? this with { Note = "征询意见表的扫描件见附件。" } : this;

    /// <summary>What is missing or wrong, at its field.</summary>
    internal IEnumerable<FieldError> Faults(DateOnly today)
    {
        var call = Way == FeedbackWay.Telephone;
        if (!call && Way != FeedbackWay.Paper)
            yield return new FieldError("Way", "请选择代表是怎样答复的：纸质征询意见表，还是电话。");
        if (On is null)
            yield return new FieldError("On", call ? "请填写通话日期。" : "请填写收到征询意见表的日期。");
        else if (On > today)
            yield return new FieldError("On", $"日期不能晚于今天（{DayText.Iso(today)}）。");
        if (call && Who.Trim().Length == 0)
            yield return new FieldError("Who", "请写明通话双方，例如“办公室李示例打给代表”。");
        if (call && Note.Trim().Length == 0)
            yield return new FieldError("Note", "请写明代表在电话里说了什么。");
        else if (TextLength.Of(Text) is var length and > MostWords)
            yield return new FieldError("Note", $"依据有 {length} 字，最多 {MostWords} 字。");
    }
}

/// <summary>One deputy's answer as staff enter it.</summary>
/// <param name="DeputyId">The deputy.</param>
/// <param name="Seen">The answer that the page showed for this deputy; null for none.</param>
/// <param name="Answer">What the deputy answered.</param>
public sealed record EnteredRow(Guid DeputyId, Guid? Seen, AnswerInput Answer);
