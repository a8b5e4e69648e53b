using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Workflow.Checking;

/// <summary>When a co-handler returns it or does not answer, the office looks at it before the opinions count as ready.</summary>
internal sealed class UnheededMonitor(Func<Activity, bool> isOffice) : Monitor
{
    public override string Rule => "untold";

    public override bool Concerns(IEnumerable<Activity> activities) => activities.Any(a => a is TaskActivity { StepKind: StepKinds.Opinion });

    public override (int State, string? Violation) Enter(Activity activity, int state) =>
        (state, state != 0 && activity is SystemStepActivity { Message: MessageNames.OpinionsReady } ? $"会办意见被退回或逾期，办公室还没有处理就会走到“{activity.Id}”" : null);

    public override int Leave(Activity activity, string port, int state)
    {
        if (activity is TaskActivity { StepKind: StepKinds.Opinion }) return IsReturn(activity, port) ? 1 : 0;
        return activity is HumanTaskActivity && isOffice(activity) ? 0 : state;
    }
}
