using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Rules;

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

    public override bool Concerns(IEnumerable<Activity> activities) => activities.Any(Guards.IsDraft);

    public override (int State, string? Violation) Enter(Activity activity, int state)
    {
        if (!Guards.IsDraft(activity)) return (state, null);
        if ((state & Delivered) != 0) return (state, $"送达以后，未经 mayRehandle 答“是”就会走到“{activity.Id}”");
        return (state, (state & Drafted) != 0 ? $"没有人退回，却会在起草之后又走到“{activity.Id}”" : null);
    }

    public override int Leave(Activity activity, string port, int state) => activity switch
    {
        SystemStepActivity { Step: SystemStepNames.DeliverLetter } => state | Delivered,
        DecideActivity { Question: QuestionNames.MayRehandle } => port == "True" ? state & ~Delivered : state,
        _ when port != Activity.Expired && IsReturn(activity, port) => state & ~Drafted,
        _ when Guards.IsDraft(activity) => state | Drafted,
        _ => state,
    };
}
