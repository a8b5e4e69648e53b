using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Workflow.Checking;

/// <summary>A case ends archived, and never with a number given out whose letter did not go to deputy and copies.</summary>
internal sealed class FinishMonitor : Monitor
{
    private const int ChainMask = 3;
    private const int Archived = 4;

    /// <summary>Set where a case ends: on the main line, and beside it after a withdrawal.</summary>
    public const int MustArchive = 8;

    private static readonly string[] Chain = [SystemStepNames.AllocateNumber, SystemStepNames.MakeLetter, SystemStepNames.DeliverLetter,
        SystemStepNames.DeliverCopies];

    public override string Rule => "unfinished";

    public override bool Concerns(IEnumerable<Activity> activities) => true;

    public override (int State, string? Violation) Enter(Activity activity, int state)
    {
        var at = state & ChainMask;
        var closes = activity is EndActivity or SystemStepActivity { Step: SystemStepNames.Archive } || Guards.IsDraft(activity);
        if (closes && at != 0) return (state, $"{Chain[at - 1]} 之后、{Chain[at]} 之前就会走到“{activity.Id}”");
        if (activity is EndActivity && (state & (MustArchive | Archived)) == MustArchive) return (state, $"没有归档就会走到“{activity.Id}”");
        return (activity.Waits ? state & ~Archived : state, null);
    }

    public override int Leave(Activity activity, string port, int state)
    {
        if (activity is not SystemStepActivity { Step: var step }) return state;
        if (step == SystemStepNames.Archive) return state | Archived;
        if (step == SystemStepNames.Withdraw) return (state & ~ChainMask) | MustArchive;
        var at = Array.IndexOf(Chain, step);
        if (at < 0) return state;
        return (state & ~ChainMask) | (at == Chain.Length - 1 ? 0 : Math.Max(state & ChainMask, at + 1));
    }
}
