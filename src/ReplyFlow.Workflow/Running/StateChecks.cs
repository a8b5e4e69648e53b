using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Workflow.Running;

/// <summary>What every engine checks before it touches a case.</summary>
internal static class StateChecks
{
    public static void RequireVersion(WorkflowDefinition definition, WorkflowState state)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(state);
        if (state.DefinitionId != definition.Id || state.Version != definition.Version)
            throw new WorkflowDefinitionException(
                $"the case runs on '{state.DefinitionId}' version {state.Version}, not on '{definition.Id}' version {definition.Version};"
                + " move the case first");
    }

    public static void RequireRunning(WorkflowState state)
    {
        if (state.Finished) throw new StaleCompletionException("", 0, null, "the case has already ended");
    }

    public static WaitingPoint RequireWaiting(WorkflowState state, StepCompletion completion)
    {
        var waiting = Require(state, completion.ActivityId, completion.Visit, completion.Participant);
        return waiting.Kind != WaitKind.Incident
            ? waiting
            : throw new StaleCompletionException(completion.ActivityId, completion.Visit, completion.Participant, "the step is parked; retry or skip it");
    }

    public static WaitingPoint RequireIncident(WorkflowState state, string activityId, int visit)
    {
        var waiting = Require(state, activityId, visit, null);
        return waiting.Kind == WaitKind.Incident ? waiting : throw new StaleCompletionException(activityId, visit, null, "the step is not parked");
    }

    public static WaitingPoint RequireGroup(WorkflowState state, string activityId, int visit)
    {
        var waiting = Require(state, activityId, visit, null);
        return waiting.Kind == WaitKind.Group ? waiting : throw new StaleCompletionException(activityId, visit, null, "the step is no group's");
    }

    public static TaskActivity RequirePassed(WorkflowDefinition definition, WorkflowState state, string activityId)
    {
        RequireRunning(state);
        return definition.Find(activityId) is TaskActivity task && state.Visits.ContainsKey(activityId)
            && DefinitionShape.Of(definition).Scopes.GetValueOrDefault(activityId) == BuiltInEngine.MainScope
            ? task
            : throw new StaleCompletionException(activityId, 0, null, "no task of the main line that the case has come to");
    }

    public static EventActivity RequireEvent(WorkflowDefinition definition, WorkflowState state, string eventName)
    {
        var entry = definition.Activities.OfType<EventActivity>().FirstOrDefault(e => e.EventName == eventName)
            ?? throw new EventRefusedException(eventName, $"definition '{definition.Id}' version {definition.Version} has no such event");
        if (state.Finished) throw new EventRefusedException(eventName, "the case has already ended");
        return state.Waiting.Any(w => w.Scope == eventName) ? throw new EventRefusedException(eventName, "its steps are still running") : entry;
    }

    private static WaitingPoint Require(WorkflowState state, string activityId, int visit, string? participant) =>
        state.FindWaiting(activityId, visit)
        ?? throw new StaleCompletionException(activityId, visit, participant,
            state.Finished ? "the case has ended" : $"not waiting; the case has come here {state.Visits.GetValueOrDefault(activityId)} times");
}
