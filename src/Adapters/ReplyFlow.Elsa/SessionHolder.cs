namespace ReplyFlow.Elsa;

/// <summary>Brings the session of a call to the activities Elsa runs in that call's scope.</summary>
internal sealed class SessionHolder
{
    private CaseSession? _session;

    public CaseSession Session
    {
        get => _session ?? throw new InvalidOperationException("no case is being moved in this scope");
        set => _session = value;
    }
}
