using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.WorkItems.Talk;

/// <summary>与代表联系沟通: when and how; what was said is in the words.</summary>
/// <param name="On">Beijing date of the talk.</param>
/// <param name="Channel">How.</param>
public sealed record TalkInput(DateOnly? On, ContactChannel Channel) : StepInput;
