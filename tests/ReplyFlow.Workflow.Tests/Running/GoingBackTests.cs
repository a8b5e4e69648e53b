using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;
using ReplyFlow.Workflow.Running;
using ReplyFlow.Workflow.Scripts;
using ReplyFlow.Workflow.Tests.Support;

namespace ReplyFlow.Workflow.Tests.Running;

public class GoingBackTests
{
    private const string TwoHelpers = """{"hasCoHandlers": true, "participants": {"coHandling": ["甲局", "乙局"]}}""";
    private const string Allocated = "assign:Assign accept:Accept allocate:Allocate";
    private static readonly BuiltInEngine Engine = new();
    private static readonly WorkflowDefinition Reply = Shipped.SuggestionReply;

    [Fact]
    public async Task Back_before_the_fork_everything_of_the_main_line_is_closed_and_what_runs_beside_it_stays()
    {
        var run = await Drive.RunAsync(Reply, $"{Allocated} draft:Submit coHandling:Submit:甲局 !:extensionRequested", TwoHelpers);
        var (state, host) = await BackAsync(run.State, "accept", TwoHelpers);

        Assert.Equal(["extensionDecision#1", "accept#2"], Waiting(state));
        Assert.Empty(state.Arrivals);
        Assert.Contains(host.Trace, t => t is { Event: "closed", Activity: "coHandling", Text: "改办" });
        Assert.Contains(host.Trace, t => t is { Event: "timerCancelled", Activity: "coHandling" });
    }

    [Fact]
    public async Task Back_into_a_branch_the_others_keep_what_they_wait_for()
    {
        var run = await Drive.RunAsync(Reply, $"{Allocated} draft:Submit coHandling:Submit:甲局", TwoHelpers);
        var (state, _) = await BackAsync(run.State, "draft", TwoHelpers);
        Assert.Equal(["coHandling#1", "draft#2"], Waiting(state));
        Assert.Empty(state.Arrivals);

        state = await Complete(state, "draft", 2, "Submit");
        Assert.Equal(["coHandling#1"], Waiting(state));
        state = await Complete(state, "coHandling", 1, "Submit", "乙局");
        Assert.Equal(["divisionReview#1"], Waiting(state));
    }

    [Fact]
    public async Task Back_into_a_branch_from_after_the_join_the_others_count_as_done()
    {
        var run = await Drive.RunAsync(Reply, $"{Allocated} coHandling:Submit:甲局 coHandling:Submit:乙局 draft:Submit", TwoHelpers);
        Assert.Equal(["divisionReview#1"], Waiting(run.State));
        var (state, _) = await BackAsync(run.State, "draft", TwoHelpers);
        Assert.Equal(["draft#2"], Waiting(state));

        state = await Complete(WorkflowState.FromJson(state.ToJson()), "draft", 2, "Submit");
        Assert.Equal(["divisionReview#2"], Waiting(state));
        Assert.Empty(state.Arrivals);
    }

    [Fact]
    public async Task Nobody_goes_back_to_where_the_case_never_was_or_beside_the_main_line()
    {
        var run = await Drive.RunAsync(Reply, "assign:Assign !:extensionRequested");
        foreach (var id in new[] { "draft", "extensionDecision", "allocateNumber", "nosuch" })
            await Assert.ThrowsAsync<StaleCompletionException>(() => BackAsync(run.State, id, TwoHelpers));
    }

    [Fact]
    public async Task A_group_that_changes_keeps_its_answers_and_goes_on_when_nobody_is_left_to_answer()
    {
        var run = await Drive.RunAsync(Reply, $"{Allocated} coHandling:Submit:甲局", TwoHelpers);
        var state = await RegroupAsync(run.State, ["乙局"], "丙局");
        Assert.Equal(["甲局=Submit", "丙局="], state.FindWaiting("coHandling", 1)!.Participants.Select(p => $"{p.Participant}={p.Outcome}"));
        await Assert.ThrowsAsync<StaleCompletionException>(() => Complete(state, "coHandling", 1, "Submit", "乙局"));

        state = await RegroupAsync(state, ["丙局"]);
        Assert.Equal(["draft#1"], Waiting(state));
        Assert.Equal(["merge"], state.Arrivals.Select(a => a.JoinId));
        await Assert.ThrowsAsync<StaleCompletionException>(() => RegroupAsync(state, []));
    }

    private static async Task<(WorkflowState State, ScriptedHost Host)> BackAsync(WorkflowState state, string activity, string facts)
    {
        var host = new ScriptedHost(CaseFacts.Parse(facts));
        return (await Engine.GoBackAsync(Reply, state, activity, "改办", host, default), host);
    }

    private static Task<WorkflowState> RegroupAsync(WorkflowState state, string[] leaving, params string[] joining) => Engine.RegroupAsync(
        Reply, state, "coHandling", 1, leaving,
        new ScriptedHost(CaseFacts.Parse($$"""{"participants": {"coHandling": [{{string.Join(", ", joining.Select(j => $"\"{j}\""))}}] } }""")), default);

    private static Task<WorkflowState> Complete(WorkflowState state, string activity, int visit, string outcome, string? participant = null) =>
        Engine.CompleteAsync(Reply, state, new StepCompletion(activity, visit, outcome, participant), new ScriptedHost(CaseFacts.None), default);

    private static IEnumerable<string> Waiting(WorkflowState state) => state.Waiting.Select(w => $"{w.ActivityId}#{w.Visit}");
}
