using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;
using ReplyFlow.Workflow.Running;
using ReplyFlow.Workflow.Scripts;
using ReplyFlow.Workflow.Tests.Support;

namespace ReplyFlow.Workflow.Tests.Running;

public class BuiltInEngineTests
{
    private static readonly BuiltInEngine Engine = new();
    private static readonly WorkflowDefinition Reply = Shipped.SuggestionReply;

    [Fact]
    public async Task A_decision_is_taken_at_most_once()
    {
        var run = await Drive.RunAsync(Reply, "assign:Assign");
        var accepted = await Complete(run.State, "accept", 1, "Accept");

        await Assert.ThrowsAsync<StaleCompletionException>(() => Complete(accepted, "accept", 1, "Accept"));
        await Assert.ThrowsAsync<StaleCompletionException>(() => Complete(run.State, "accept", 2, "Accept"));
        await Assert.ThrowsAsync<StaleCompletionException>(() => Complete(run.State, "nosuch", 1, "Accept"));
    }

    [Fact]
    public async Task An_outcome_the_step_does_not_have_is_refused()
    {
        var run = await Drive.RunAsync(Reply, "assign:Assign");

        await Assert.ThrowsAsync<UnknownOutcomeException>(() => Complete(run.State, "accept", 1, "Sign"));
        await Assert.ThrowsAsync<UnknownOutcomeException>(() => Complete(run.State, "accept", 1, Activity.Expired));
        await Assert.ThrowsAsync<StaleCompletionException>(() => Complete(run.State, "accept", 1, "Accept", "甲"));
    }

    [Fact]
    public async Task A_participant_answers_once_and_strangers_and_late_answers_are_told_so()
    {
        var run = await Drive.RunAsync(Reply, "assign:Assign accept:Accept allocate:Allocate coHandling:Submit:甲局", """{"hasCoHandlers": true, "participants": {"coHandling": ["甲局", "乙局", "丙局"]}}""");
        var returned = await Complete(run.State, "coHandling", 1, "Decline", "乙局");

        await Assert.ThrowsAsync<StaleCompletionException>(() => Complete(run.State, "coHandling", 1, "Submit", "甲局"));
        await Assert.ThrowsAsync<StaleCompletionException>(() => Complete(run.State, "coHandling", 1, "Submit", "丁局"));
        await Assert.ThrowsAsync<UnknownOutcomeException>(() => Complete(run.State, "coHandling", 1, "Sign", "乙局"));
        await Assert.ThrowsAsync<UnknownOutcomeException>(() => Complete(run.State, "coHandling", 1, "Submit"));
        await Assert.ThrowsAsync<StaleCompletionException>(() => Complete(returned, "coHandling", 1, "Submit", "丙局"));
    }

    [Fact]
    public async Task An_event_runs_once_at_a_time_and_not_after_the_end()
    {
        var run = await Drive.RunAsync(Reply, "assign:Assign !:extensionRequested");
        var cancelled = await Engine.CancelAsync(Reply, run.State, "登记错误", Host(), default);

        await Assert.ThrowsAsync<EventRefusedException>(() => Engine.RaiseAsync(Reply, run.State, "extensionRequested", Host(), default));
        await Assert.ThrowsAsync<EventRefusedException>(() => Engine.RaiseAsync(Reply, run.State, "nosuch", Host(), default));
        await Assert.ThrowsAsync<EventRefusedException>(() => Engine.RaiseAsync(Reply, cancelled, "withdrawalRequested", Host(), default));
        await Assert.ThrowsAsync<StaleCompletionException>(() => Engine.CancelAsync(Reply, cancelled, "再次", Host(), default));
        Assert.Equal("登记错误", cancelled.EndReason);
    }

    [Fact]
    public async Task A_case_stays_on_its_version()
    {
        var run = await Drive.RunAsync(Reply, "assign:Assign");

        await Assert.ThrowsAsync<WorkflowDefinitionException>(() => Engine.CompleteAsync(Reply.WithVersion(2, true), run.State, new StepCompletion("accept", 1, "Accept"), Host(), default));
    }

    [Fact]
    public async Task A_parked_step_is_retried_or_skipped_with_a_reason_only()
    {
        const string facts = """{"failures": {"allocateNumber": ["号段已用完", "号段已用完"]}}""";
        var run = await Drive.RunAsync(Reply, "assign:Assign accept:Accept allocate:Allocate draft:Submit divisionReview:Approve proofread:Approve leaderReview:Approve signOff:Sign", facts);
        var incident = Assert.Single(run.State.Incidents);

        Assert.Equal(("allocateNumber", 1, "号段已用完"), (incident.ActivityId, incident.Visit, incident.Problem));
        await Assert.ThrowsAsync<ArgumentException>(() => Engine.SkipAsync(Reply, run.State, "allocateNumber", 1, "Done", " ", Host(), default));
        await Assert.ThrowsAsync<UnknownOutcomeException>(() => Engine.SkipAsync(Reply, run.State, "allocateNumber", 1, "Later", "手工编号", Host(), default));
        await Assert.ThrowsAsync<StaleCompletionException>(() => Complete(run.State, "allocateNumber", 1, "Done"));
        await Assert.ThrowsAsync<StaleCompletionException>(() => Engine.RetryAsync(Reply, run.State, "makeLetter", 1, Host(), default));
        Assert.Equal(WorkflowStatus.Completed, (await Engine.RetryAsync(Reply, run.State, "allocateNumber", 1, Host(), default)).Status);
    }

    [Fact]
    public async Task A_livelock_in_an_unchecked_definition_is_stopped()
    {
        var loop = new DefinitionBuilder().Start("a").Notify("a", "b").Notify("b", "a").End().Build();

        await Assert.ThrowsAsync<RunawayWorkflowException>(() => Engine.StartAsync(loop, Host(), default));
    }

    [Fact]
    public async Task What_an_unchecked_definition_lacks_is_an_error_not_a_silent_end()
    {
        var nowhere = new DefinitionBuilder().Start("a").Human("a", "Go=办理", "b").Build();
        var strange = WorkflowDefinition.Parse("""{"definitionId": "x", "root": {"type": "Elsa.Flowchart", "activities": [{"id": "a", "type": "Elsa.Start"}, {"id": "b", "type": "Acme.Strange"}], "connections": [{"source": {"activity": "a"}, "target": {"activity": "b"}}]}}""");
        var waiting = await Engine.StartAsync(nowhere, Host(), default);

        await Assert.ThrowsAsync<WorkflowDefinitionException>(() => Engine.CompleteAsync(nowhere, waiting, new StepCompletion("a", 1, "Go"), Host(), default));
        await Assert.ThrowsAsync<WorkflowDefinitionException>(() => Engine.StartAsync(strange, Host(), default));
    }

    [Fact]
    public async Task The_state_is_the_same_after_its_way_through_the_database()
    {
        var run = await Drive.RunAsync(Reply, "assign:Assign accept:Accept allocate:Allocate draft:Submit coHandling:Submit:甲局 !:extensionRequested", """{"hasCoHandlers": true, "participants": {"coHandling": ["甲局", "乙局"]}}""");
        var json = run.State.ToJson();

        Assert.Equal(json, WorkflowState.FromJson(json).ToJson());
        Assert.Contains("甲局", json);
        Assert.Throws<System.Text.Json.JsonException>(() => WorkflowState.FromJson(json.Replace("\"version\"", "\"revision\"")));
    }

    private static ScriptedHost Host() => new(CaseFacts.None);

    private static Task<WorkflowState> Complete(WorkflowState state, string activity, int visit, string outcome, string? participant = null) =>
        Engine.CompleteAsync(Reply, state, new StepCompletion(activity, visit, outcome, participant), Host(), default);
}
