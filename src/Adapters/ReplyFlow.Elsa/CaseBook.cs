using System.Collections.Immutable;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Elsa;

/// <summary>Where a case stands while one call works on it: a copy of the stored state.</summary>
internal sealed class CaseBook
{
    private readonly Dictionary<string, (string From, string Port)> _arrivals = [];
    private readonly string? _endReason;
    private ImmutableSortedDictionary<string, int> _visits;

    public CaseBook(WorkflowDefinition definition, WorkflowState? state, string scope)
    {
        (Definition, Scope) = (definition, scope);
        Waiting = [.. state?.Waiting ?? []];
        _visits = state?.Visits ?? ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);
        _endReason = state?.EndReason;
        Engine = state is null ? EngineStates.None : EngineStates.Of(state);
    }

    public WorkflowDefinition Definition { get; }

    /// <summary>Empty for the main line, else the event's name.</summary>
    public string Scope { get; }

    /// <summary>The activity the scope starts at when it is an event's; null for the main line.</summary>
    public string? EntryId => Scope.Length == 0 ? null : Definition.Activities.OfType<EventActivity>().Single(e => e.EventName == Scope).Id;

    public List<WaitingPoint> Waiting { get; }

    /// <summary>Elsa's state of each scope, as JSON.</summary>
    public ImmutableDictionary<string, string> Engine { get; private set; }

    /// <summary>True once this scope's end was entered.</summary>
    public bool EndEntered { get; set; }

    /// <summary>The outcome the resumed activity is left by; null to run its step again.</summary>
    public string? Decided { get; set; }

    /// <summary>Why a step was skipped; goes with the next entry.</summary>
    public string? Note { get; set; }

    public Activity Find(string id) => Definition.Find(id) ?? throw new WorkflowDefinitionException($"there is no activity '{id}'");

    public void Arrive(string activityId) => _arrivals.Remove(activityId);

    /// <summary>Notes by which arrow the next activity will be entered.</summary>
    /// <exception cref="WorkflowDefinitionException">The outcome leads nowhere; Elsa would end the case without a word.</exception>
    public string Leave(string activityId, string outcome)
    {
        var activity = Find(activityId);
        if (!activity.Ports.Contains(outcome)) throw new UnknownOutcomeException(activityId, outcome, activity.Ports);
        var next = Definition.Follow(activityId, outcome) ?? throw new WorkflowDefinitionException($"outcome '{outcome}' of '{activityId}' leads nowhere");
        _arrivals[next.Target] = (activityId, outcome);
        return outcome;
    }

    public int Visit(string activityId) => _visits.GetValueOrDefault(activityId);

    public ActivityTrace Enter(Activity activity)
    {
        var visit = Visit(activity.Id) + 1;
        _visits = _visits.SetItem(activity.Id, visit);
        var from = _arrivals.Remove(activity.Id, out var arrow) ? arrow : ((string From, string Port)?)null;
        var trace = new ActivityTrace(activity.Id, visit, activity.Type, activity.Title, from?.From, from?.Port, Note);
        Note = null;
        return trace;
    }

    /// <summary>Drops what belongs to other scopes; their Elsa instances are simply forgotten.</summary>
    public void DropOthers() => Engine = Engine.RemoveRange(Engine.Keys.Where(k => k != Scope).ToList());

    /// <summary>The state to store after Elsa ran.</summary>
    public WorkflowState Close(bool finished, Func<string> elsaState)
    {
        if (finished && !EndEntered) throw new WorkflowDefinitionException($"Elsa finished '{Definition.Id}' without coming to an end");
        Engine = finished ? Engine.Remove(Scope) : Engine.SetItem(Scope, elsaState());
        var over = finished && (Scope.Length == 0 || Waiting.Count == 0);
        return ToState(over ? WorkflowStatus.Completed : WorkflowStatus.Running, over ? EngineStates.None : Engine, _endReason);
    }

    public WorkflowState ToState(WorkflowStatus status, ImmutableDictionary<string, string> engine, string? endReason) =>
        new(Definition.Id, Definition.Version, status, [.. Waiting], [], _visits, endReason, EngineStates.Write(engine));
}
