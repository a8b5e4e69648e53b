namespace ReplyFlow.Application.WorkItems.Allocate;

/// <summary>分办: the division and the drafter.</summary>
public sealed record AllocateInput(Guid? DivisionId, Guid? DrafterId) : StepInput;
