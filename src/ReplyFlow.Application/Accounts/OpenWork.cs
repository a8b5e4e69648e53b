namespace ReplyFlow.Application.Accounts;

/// <summary>What a person would leave behind.</summary>
/// <param name="Assigned">Open work items that name them.</param>
/// <param name="Drafting">Cases not closed that name them as drafter (经办人).</param>
/// <param name="Orphaned">Open work items owed by a role that nobody else holds there, by role.</param>
public sealed record OpenWork(int Assigned, int Drafting, IReadOnlyList<OrphanedRole> Orphaned)
{
    /// <summary>Whether somebody has to take over.</summary>
    public bool NeedsTakeOver => Assigned + Drafting > 0;
}
