namespace ReplyFlow.Application.WorkItems.Assign;

/// <summary>交办: the bureaus and their parts.</summary>
/// <param name="LeadBureauId">主办.</param>
/// <param name="CoHandlerIds">会办, may be empty.</param>
/// <param name="ReaderIds">参阅, may be empty.</param>
/// <param name="Instruction">The dispatcher's words to the bureaus.</param>
public sealed record AssignInput(Guid? LeadBureauId, IReadOnlyList<Guid> CoHandlerIds, IReadOnlyList<Guid> ReaderIds, string Instruction) : StepInput;
