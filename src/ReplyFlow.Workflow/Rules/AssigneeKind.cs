namespace ReplyFlow.Workflow.Rules;

/// <summary>The shapes of an <see cref="AssigneeRule"/>.</summary>
public enum AssigneeKind
{
    /// <summary><c>role:ROLE</c></summary>
    Role,

    /// <summary><c>case:Drafter</c></summary>
    CaseDrafter,

    /// <summary><c>division:NAME/ROLE</c></summary>
    Division,

    /// <summary><c>user:previous</c></summary>
    Previous,

    /// <summary><c>each:coHandlers/ROLE</c></summary>
    EachCoHandler,

    /// <summary><c>each:countersigners</c></summary>
    EachCountersigner,

    /// <summary><c>each:deputies</c></summary>
    EachDeputy,

    /// <summary><c>each:divisions/ROLE:NAME,NAME</c></summary>
    EachDivision,
}
