using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Process;

/// <summary>Makes the host that an engine's effects on one case go through.</summary>
public sealed class CaseHostFactory(DeadlineStore deadlines, SystemSteps steps, StepCatalog kinds)
{
    internal CaseHost For(Unit unit, Case c, WorkItem? decided, Rework? rework = null) =>
        new(unit, c, decided, rework ?? Rework.None, deadlines, steps, kinds);
}
