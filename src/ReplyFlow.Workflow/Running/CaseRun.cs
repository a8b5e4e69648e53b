using System.Collections.Immutable;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Workflow.Running;

/// <summary>One engine call: a working copy of the state, and the tokens still to be moved.</summary>
internal sealed partial class CaseRun
{
    /// <summary>More activities than this in one call are a livelock; real definitions need a few dozen.</summary>
    private const int MaxSteps = 500;

    private readonly WorkflowDefinition _definition;
    private readonly IWorkflowHost _host;
    private readonly CancellationToken _ct;
    private readonly Queue<Token> _queue = new();
    private readonly List<string> _path = [];
    private readonly List<WaitingPoint> _waiting;
    private readonly List<JoinArrival> _arrivals;
    private ImmutableSortedDictionary<string, int> _visits;
    private WorkflowStatus _status = WorkflowStatus.Running;
    private string? _endReason;

    public CaseRun(WorkflowDefinition definition, IWorkflowHost host, CancellationToken ct, WorkflowState? state = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        (_definition, _host, _ct) = (definition, host, ct);
        _waiting = [.. state?.Waiting ?? []];
        _arrivals = [.. state?.Arrivals ?? []];
        _visits = state?.Visits ?? ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);
    }

    public void Arrive(Token token) => _queue.Enqueue(token);

    /// <summary>Moves every token until all of them wait or the case has ended.</summary>
    public async Task<WorkflowState> DrainAsync()
    {
        while (_status == WorkflowStatus.Running && _queue.TryDequeue(out var token))
        {
            _ct.ThrowIfCancellationRequested();
            await MoveAsync(token);
        }

        return new WorkflowState(_definition.Id, _definition.Version, _status, [.. _waiting], [.. _arrivals], _visits, _endReason);
    }

    private async Task MoveAsync(Token token)
    {
        var activity = Find(token.ActivityId);
        if (activity is JoinActivity join)
        {
            if (await ArriveAtJoinAsync(join, token) is not { } joined) return;
            token = joined;
        }

        var visit = await EnterAsync(activity, token);
        await ExecuteAsync(activity, visit, token);
    }

    private async Task<int> EnterAsync(Activity activity, Token token)
    {
        _path.Add(activity.Id);
        if (_path.Count > MaxSteps) throw new RunawayWorkflowException(MaxSteps, _path.TakeLast(12));
        var visit = _visits.GetValueOrDefault(activity.Id) + 1;
        _visits = _visits.SetItem(activity.Id, visit);
        await _host.EnterAsync(new ActivityTrace(activity.Id, visit, activity.Type, activity.Title, token.From, token.Port, token.Note), _ct);
        return visit;
    }

    private Task ExecuteAsync(Activity activity, int visit, Token token) => activity switch
    {
        StartActivity or EventActivity or JoinActivity => Leave(activity, Activity.Done, token),
        EndActivity => EndAsync(token.Scope),
        HumanTaskActivity task => OpenTaskAsync(task, visit, token),
        GroupTaskActivity group => OpenGroupAsync(group, visit, token),
        TimerActivity timer => OpenTimerAsync(timer, visit, token),
        DecideActivity decide => TryStepAsync(activity, visit, token, async () => await _host.AskAsync(decide.Question, _ct) ? "True" : "False"),
        SystemStepActivity step => RunStepAsync(step, visit, token),
        ForkActivity fork => ForkOut(fork, visit, token),
        _ => throw new WorkflowDefinitionException($"activity '{activity.Id}' has type {activity.Type}, which this engine does not run"),
    };

    private async Task RunStepAsync(SystemStepActivity step, int visit, Token token)
    {
        var request = new SystemStepRequest(step.Id, visit, step.Step, step.Title, step.Message, step.Recipient);
        var done = await TryStepAsync(step, visit, token, () => _host.RunStepAsync(request, _ct));
        if (done && step.Step == SystemStepNames.Withdraw) await CloseOthersAsync(token.Scope, CloseReasons.Withdrawn);
    }

    /// <summary>Runs a step that may fail; a failure parks it where it is. True when it went on.</summary>
    private async Task<bool> TryStepAsync(Activity activity, int visit, Token token, Func<Task<string>> step)
    {
        string port;
        try
        {
            port = await step();
        }
        catch (WorkflowStepException failure)
        {
            _waiting.Add(new WaitingPoint(activity.Id, visit, WaitKind.Incident, token.Scope, token.Branches, [], failure.Message));
            await _host.ParkAsync(new WorkflowIncident(activity.Id, visit, activity.Title, failure.Message), _ct);
            return false;
        }

        await Leave(activity, port, token);
        return true;
    }

    private Task Leave(Activity activity, string port, Token token, string? note = null)
    {
        Arrive(new Token(Follow(activity, port), activity.Id, port, token.Scope, token.Branches, note));
        return Task.CompletedTask;
    }

    private string Follow(Activity activity, string port)
    {
        if (!activity.Ports.Contains(port)) throw new UnknownOutcomeException(activity.Id, port, activity.Ports);
        return _definition.Follow(activity.Id, port)?.Target
            ?? throw new WorkflowDefinitionException($"outcome '{port}' of '{activity.Id}' leads nowhere");
    }

    private Activity Find(string id) =>
        _definition.Find(id) ?? throw new WorkflowDefinitionException($"definition '{_definition.Id}' version {_definition.Version} has no activity '{id}'");

    private static Token Back(WaitingPoint waiting) => new(waiting.ActivityId, null, null, waiting.Scope, waiting.Branches);
}
