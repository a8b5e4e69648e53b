using ReplyFlow.Application.Attachments;

namespace ReplyFlow.Application.WorkItems;

/// <summary>What a person decided about a work item.</summary>
/// <param name="WorkItemId">The item.</param>
/// <param name="Outcome">Name of the chosen outcome.</param>
/// <param name="Comment">Their words; required where the outcome needs a reason.</param>
/// <param name="Input">What the step asks for; null where it asks for nothing more.</param>
/// <param name="SeenDraftVersion">Draft version the person had before them; null where the step shows none.</param>
public sealed record Decision(Guid WorkItemId, string Outcome, string Comment = "", StepInput? Input = null, int? SeenDraftVersion = null)
{
    /// <summary>Files sent with it; only kinds of step that say so take any.</summary>
    public IReadOnlyList<AttachmentUpload> Uploads { get; init; } = [];
}

/// <summary>What a kind of step asks for besides the outcome and the words.</summary>
public abstract record StepInput;

/// <summary>What came of a decision.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Message">What happens next and who has it now, in Chinese.</param>
/// <param name="DocumentNumber">The number, when the decision issued a letter.</param>
public sealed record DecisionReceipt(Guid CaseId, string Message, string? DocumentNumber);
