namespace ReplyFlow.Workflow.Checking;

/// <summary>
/// Drafting begins again only when somebody returned the case since the last draft, and after delivery only when the
/// question <c>mayRehandle</c> was answered yes.
/// </summary>
internal sealed class ReworkMonitor : Monitor
{
    private const int Drafted = 1;
    private const int Delivered = 2;

    public override string Rule => "rework";

    public override (int State, string? Violation) Enter(Activity activity, int state)
    {
        if (!Guards.IsDraft(activity)) return (state, null);
        if ((state & Delivered) != 0) return (state, $"'{activity.Id}' can be reached after delivery without mayRehandle being answered yes");
        return (state, (state & Drafted) != 0 ? $"'{activity.Id}' can be reached after an earlier draft although nobody returned the case" : null);
    }

    public override int Leave(Activity activity, string port, int state) => activity switch
    {
        SystemStepActivity { Step: "DeliverLetter" } => state | Delivered,
        DecideActivity { Question: "mayRehandle" } => port == "True" ? state & ~Delivered : state,
        _ when port != Activity.Expired && IsReturn(activity, port) => state & ~Drafted,
        _ when Guards.IsDraft(activity) => state | Drafted,
        _ => state,
    };
}
