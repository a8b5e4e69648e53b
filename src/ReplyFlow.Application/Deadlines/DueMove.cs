using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Application.Deadlines;

/// <summary>A due date that a change of the calendar moves, or makes provisional or final.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Session">Its session's name.</param>
/// <param name="Number">Its number.</param>
/// <param name="Bureau">Short name of the bureau that owes it; empty while none does.</param>
/// <param name="What">What is due, in Chinese: 办复期限, 会办意见, a step's title.</param>
/// <param name="Before">The date as it stands.</param>
/// <param name="After">The date as it becomes.</param>
/// <param name="WasProvisional">Whether it was provisional.</param>
/// <param name="IsProvisional">Whether it becomes or stays provisional.</param>
public sealed record DueMove(
    Guid CaseId, string Session, string Number, string Bureau, string What, DateOnly Before, DateOnly After, bool WasProvisional, bool IsProvisional)
{
    /// <summary>The move in words: 办复期限由2027年1月8日改为2027年1月11日.</summary>
    public string Words => Before == After
        ? $"{What} {DayText.Long(After)}{(IsProvisional ? "改为暂定" : "不再是暂定")}"
        : $"{What}由{DayText.Long(Before)}{(WasProvisional ? "（暂定）" : "")}改为{DayText.Long(After)}{(IsProvisional ? "（暂定）" : "")}";
}
