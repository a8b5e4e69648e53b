namespace ReplyFlow.Domain.Cases;

/// <summary>Where a case stands in the large; the open work items say it in detail.</summary>
public enum CaseStatus
{
    /// <summary>Registered, waiting to be assigned (待交办).</summary>
    Registered,
    /// <summary>Assigned, waiting for the lead bureau to accept (待签收).</summary>
    Assigned,
    /// <summary>Accepted and being worked on (办理中).</summary>
    Handling,
    /// <summary>The reply is issued (已办复).</summary>
    Replied,
    /// <summary>Closed and archived (已归档).</summary>
    Archived,
    /// <summary>Withdrawn by the deputy (已撤回).</summary>
    Withdrawn,
}
