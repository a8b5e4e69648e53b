using ReplyFlow.Application.Core;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Process;

/// <summary>Closes a work item that nobody needs any more.</summary>
internal static class WorkItemCancelling
{
    /// <summary>Writes it down, on the item and in the audit trail.</summary>
    public static void Cancel(this Unit unit, WorkItem item, string reason)
    {
        item.Cancel(reason, unit.Now);
        unit.Record(new WorkItemCancelled(item.Id, item.Step, reason), item.CaseId, $"“{item.Title}”不再需要办理", bySystem: true);
    }
}
