namespace ReplyFlow.Application.WorkItems.GiveOpinion;

/// <summary>会办意见.</summary>
public sealed record OpinionInput(string Text) : StepInput;
