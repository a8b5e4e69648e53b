using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Workflow.Checking;

/// <summary>What issues the letter happens once for each draft.</summary>
internal sealed class OnceMonitor(string name, Func<Activity, bool> what) : Monitor
{
    public override string Rule => "twice";

    public override bool Concerns(IEnumerable<Activity> activities) => activities.Any(what);

    public override (int State, string? Violation) Enter(Activity activity, int state)
    {
        if (Guards.IsDraft(activity)) return (0, null);
        if (!what(activity)) return (state, null);
        return state == 0 ? (1, null) : (state, $"没有重新起草就会再次走到“{activity.Id}”（{name}）");
    }
}
