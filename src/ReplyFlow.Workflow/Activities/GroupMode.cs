namespace ReplyFlow.Workflow.Activities;

/// <summary>When a group task ends.</summary>
public enum GroupMode
{
    /// <summary>At the first <c>back</c> answer (the rest are closed and told so), else when all have answered.</summary>
    FirstReturn,

    /// <summary>
    /// When all have answered: it leaves by the first <c>back</c> decision anyone took, in the order of the decisions,
    /// else by <c>Done</c>. When it expires first: by such a <c>back</c> decision too, else by <c>Expired</c>.
    /// </summary>
    All,
}
