namespace ReplyFlow.Workflow.Port;

/// <summary>What a case waits for at one activity.</summary>
public enum WaitKind
{
    /// <summary>One person's decision.</summary>
    Person,

    /// <summary>Several participants' answers.</summary>
    Group,

    /// <summary>A timer that fires by itself; nobody owes anything.</summary>
    Timer,

    /// <summary>The administrator, after a system step failed.</summary>
    Incident,
}
