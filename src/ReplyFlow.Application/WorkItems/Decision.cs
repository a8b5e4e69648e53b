using ReplyFlow.Domain.Drafting;

namespace ReplyFlow.Application.WorkItems;

/// <summary>What a person decided about a work item.</summary>
/// <param name="WorkItemId">The item.</param>
/// <param name="Outcome">Name of the chosen outcome.</param>
/// <param name="Comment">Their words; required where the outcome needs a reason.</param>
/// <param name="Input">What the step's form asks for; null where it asks for nothing more.</param>
/// <param name="SeenDraftVersion">Draft version the person had before them; null where the step shows none.</param>
public sealed record Decision(Guid WorkItemId, string Outcome, string Comment = "", StepInput? Input = null, int? SeenDraftVersion = null);

/// <summary>What a step's form asks for.</summary>
public abstract record StepInput;

/// <summary>交办: the bureaus and their parts.</summary>
/// <param name="LeadBureauId">主办.</param>
/// <param name="CoHandlerIds">会办, may be empty.</param>
/// <param name="ReaderIds">参阅, may be empty.</param>
/// <param name="Instruction">The dispatcher's words to the bureaus.</param>
public sealed record AssignInput(Guid? LeadBureauId, IReadOnlyList<Guid> CoHandlerIds, IReadOnlyList<Guid> ReaderIds, string Instruction) : StepInput;

/// <summary>分办: the division and the drafter.</summary>
public sealed record AllocateInput(Guid? DivisionId, Guid? DrafterId) : StepInput;

/// <summary>退办: who should handle it instead.</summary>
/// <param name="SuggestedBureauId">The bureau that the objecting one thinks competent; null when it names none.</param>
public sealed record ObjectionInput(Guid? SuggestedBureauId) : StepInput;

/// <summary>会办意见.</summary>
public sealed record OpinionInput(string Text) : StepInput;

/// <summary>提交核稿: the draft as it stands in the editor.</summary>
/// <param name="Content">The draft.</param>
/// <param name="Revision">Revision the editor started from.</param>
/// <param name="CountersignDivisionIds">Divisions whose heads are to countersign.</param>
public sealed record DraftInput(DraftContent Content, int Revision, IReadOnlyList<Guid> CountersignDivisionIds) : StepInput;

/// <summary>What came of a decision.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Message">What happens next and who has it now, in Chinese.</param>
/// <param name="DocumentNumber">The number, when the decision issued a letter.</param>
public sealed record DecisionReceipt(Guid CaseId, string Message, string? DocumentNumber);
