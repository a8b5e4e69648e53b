using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.WorkItems.TakeBack;

/// <summary>取回: whoever sent a step on has it again.</summary>
/// <param name="Id">The step as it was decided.</param>
/// <param name="Step">Its key.</param>
/// <param name="Again">The step as it is open again.</param>
/// <param name="Unsent">How many mails about it had not gone out yet and never will.</param>
[AuditKind("DecisionTakenBack")]
internal sealed record DecisionTakenBack(Guid Id, string Step, Guid Again, int Unsent) : AuditFact;
