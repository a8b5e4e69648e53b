using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Workflow.Checking;

/// <summary>A question answered yes makes a step owed before the signature; nobody asked means nobody to wait for.</summary>
internal sealed class OwedMonitor(string question, Func<Activity, bool> owed, Func<Activity, bool> before, string words) : Monitor
{
    private const int Asked = 1;
    private const int Owing = 2;

    public override string Rule => "order";

    public override bool Concerns(IEnumerable<Activity> activities) => activities.Any(a => owed(a) || before(a));

    public override (int State, string? Violation) Enter(Activity activity, int state)
    {
        if (owed(activity) && (state & Asked) == 0) return (state, $"{question} 没有答“是”就会走到“{activity.Id}”");
        if (before(activity) && (state & Owing) != 0) return (state, $"{question} 答了“是”，{words}就会走到“{activity.Id}”");
        return (state, null);
    }

    public override int Leave(Activity activity, string port, int state)
    {
        if (activity is DecideActivity decide && decide.Question == question) return port == "True" ? Asked | Owing : 0;
        return owed(activity) ? state & ~Owing : state;
    }
}
