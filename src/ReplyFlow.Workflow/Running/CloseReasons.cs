namespace ReplyFlow.Workflow.Running;

/// <summary>What people read on a work item that was closed without their doing.</summary>
internal static class CloseReasons
{
    public const string Ended = "该建议的办理流程已结束，无需再处理";
    public const string Expired = "已超过期限，系统自动结束该步骤";
    public const string Returned = "已有参与人退回，其余人员无需再处理";
    public const string OvertakenByBranch = "另一分支已先完成，无需再处理";
    public const string Withdrawn = "该建议已撤回，无需再处理";
}
