using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Workflow.Checking;

/// <summary>Watches one property along a path; its memory is a small number, so that every path can be tried.</summary>
internal abstract class Monitor
{
    /// <summary>The rule its findings carry.</summary>
    public abstract string Rule { get; }

    /// <summary>False when no activity of the definition could ever violate the property: then no path need be tried.</summary>
    public abstract bool Concerns(IEnumerable<Activity> activities);

    /// <summary>Called when a case enters an activity; a message when that must not happen now.</summary>
    public abstract (int State, string? Violation) Enter(Activity activity, int state);

    /// <summary>Called when a case leaves an activity by a port.</summary>
    public virtual int Leave(Activity activity, string port, int state) => state;

    /// <summary>True when leaving by that port means the work was done and agreed: forward decisions, <c>Done</c>.</summary>
    public static bool IsForward(Activity activity, string port) => activity switch
    {
        HumanTaskActivity task => task.Decisions.Any(d => d.Name == port && d.Kind == OutcomeDefinition.Forward),
        DecideActivity => true,
        _ => port == Activity.Done,
    };

    /// <summary>True when leaving by that port means that somebody gave the work back, or did not answer in time.</summary>
    public static bool IsReturn(Activity activity, string port) =>
        activity is TaskActivity task && (port == Activity.Expired || task.Decisions.Any(d => d.Name == port && d.Kind == OutcomeDefinition.Back));
}
