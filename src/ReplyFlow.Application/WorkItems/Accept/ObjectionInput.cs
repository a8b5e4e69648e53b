namespace ReplyFlow.Application.WorkItems.Accept;

/// <summary>退办: who should handle it instead.</summary>
/// <param name="SuggestedBureauId">The bureau that the objecting one thinks competent; null when it names none.</param>
public sealed record ObjectionInput(Guid? SuggestedBureauId) : StepInput;
