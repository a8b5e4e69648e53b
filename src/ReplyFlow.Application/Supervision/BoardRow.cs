using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.Supervision;

namespace ReplyFlow.Application.Supervision;

/// <summary>One open step on the supervision board.</summary>
/// <param name="Judged">The step and how it stands today.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Session">Session's name.</param>
/// <param name="Kind">During or off session.</param>
/// <param name="SuggestionTitle">The suggestion's title, as far as the reader may know.</param>
/// <param name="StepTitle">What is owed, for example 办公室核稿.</param>
/// <param name="BureauId">The bureau that owes it.</param>
/// <param name="DivisionId">The division that owes it; null for the office's and the leaders' steps.</param>
/// <param name="LeadBureau">主办 of the case, short; null until assigned.</param>
/// <param name="KeySupervisor">督办领导; empty where the case is not 重点督办.</param>
/// <param name="DueProvisional">Whether the due date rests on a year whose holidays are not loaded.</param>
public sealed record BoardRow(
    SupervisedStep Judged, Guid CaseId, string Session, SuggestionKind Kind, string SuggestionTitle, string StepTitle,
    Guid BureauId, Guid? DivisionId, string? LeadBureau, string KeySupervisor, bool DueProvisional)
{
    /// <summary>Whose feedback is waited for, as far as the reader may know; empty for other steps.</summary>
    public string About { get; init; } = "";

    public OpenStep Step => Judged.Step;
}
