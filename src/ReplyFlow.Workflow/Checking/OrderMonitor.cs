using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Workflow.Checking;

/// <summary>
/// Before entering <paramref name="before"/>, each of <paramref name="passed"/> must have happened (an activity left
/// by a port) since <paramref name="resets"/> was last entered.
/// </summary>
internal sealed class OrderMonitor(Func<Activity, bool> before, IReadOnlyList<Func<Activity, string, bool>> passed, Func<Activity, bool> resets,
    Func<Activity, int, string> message, string rule = "order") : Monitor
{
    private readonly int _all = (1 << passed.Count) - 1;

    public override string Rule => rule;

    public override bool Concerns(IEnumerable<Activity> activities) => activities.Any(before);

    public override (int State, string? Violation) Enter(Activity activity, int state)
    {
        if (before(activity) && state != _all) return (state, message(activity, Missing(state)));
        return (resets(activity) ? 0 : state, null);
    }

    public override int Leave(Activity activity, string port, int state)
    {
        for (var i = 0; i < passed.Count; i++)
            if (passed[i](activity, port)) state |= 1 << i;
        return state;
    }

    private int Missing(int state)
    {
        var i = 0;
        while ((state & (1 << i)) != 0) i++;
        return i;
    }
}
