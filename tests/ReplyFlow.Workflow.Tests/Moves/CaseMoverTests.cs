using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Moves;
using ReplyFlow.Workflow.Port;
using ReplyFlow.Workflow.Running;
using ReplyFlow.Workflow.Scripts;
using ReplyFlow.Workflow.Tests.Support;

namespace ReplyFlow.Workflow.Tests.Moves;

public class CaseMoverTests
{
    private static readonly WorkflowDefinition Old = Shipped.SuggestionReply;
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private const string ToProofread = "assign:Assign accept:Accept allocate:Allocate draft:Submit divisionReview:Approve";

    [Fact]
    public async Task A_case_moves_to_a_version_with_a_new_step_and_goes_through_it()
    {
        var with = WithLegalReview(Old, 2);
        var run = await Drive.RunAsync(Old, ToProofread);

        var plan = Plan(Map(), Old, with, [("0390", run.State)]);

        Assert.True(plan.CanApply);
        var after = await Complete(with, plan.Cases[0].After!, "proofread", "Approve");
        Assert.Equal("legalReview", Assert.Single(after.Waiting).ActivityId);
    }

    [Fact]
    public async Task Without_moving_a_case_stays_on_its_version()
    {
        var run = await Drive.RunAsync(Old, ToProofread);

        await Assert.ThrowsAsync<WorkflowDefinitionException>(() => Complete(WithLegalReview(Old, 2), run.State, "proofread", "Approve"));
        Assert.Equal("leaderReview", (await Complete(Old, run.State, "proofread", "Approve")).Waiting[0].ActivityId);
    }

    [Fact]
    public async Task A_renamed_step_is_moved_only_when_the_map_says_so()
    {
        var renamed = Edit(Old, 2, json => json.Replace("\"proofread\"", "\"officeReview\""));
        var run = await Drive.RunAsync(Old, ToProofread);

        var silent = Plan(Map(), Old, renamed, [("0390", run.State)]);
        var mapped = Plan(Map(("proofread", "officeReview")), Old, renamed, [("0390", run.State)]);

        Assert.Contains(silent.Cases[0].Problems, p => p.Contains("新版没有这个活动"));
        Assert.Null(silent.Cases[0].After);
        Assert.True(mapped.CanApply);
        Assert.Equal([new WaitMove("proofread", 1, "officeReview", 1)], mapped.Cases[0].Waits);
        Assert.Equal("leaderReview", (await Complete(renamed, mapped.Cases[0].After!, "officeReview", "Approve")).Waiting[0].ActivityId);
    }

    [Fact]
    public async Task The_dry_run_lists_every_case_and_changes_none()
    {
        var renamed = Edit(Old, 2, json => json.Replace("\"proofread\"", "\"officeReview\""));
        var proofreading = (await Drive.RunAsync(Old, ToProofread)).State;
        var assigning = (await Drive.RunAsync(Old, "")).State;
        var before = proofreading.ToJson();

        var plan = Plan(Map(), Old, renamed, [("0390", proofreading), ("0391", assigning)]);

        Assert.False(plan.CanApply);
        Assert.Equal(["0390", "0391"], plan.Cases.Select(c => c.CaseKey));
        Assert.Empty(plan.Cases[1].Problems);
        Assert.Equal(before, proofreading.ToJson());
    }

    [Fact]
    public async Task An_answer_already_given_must_still_be_possible()
    {
        var changed = Edit(Old, 2, json => json.Replace("Agree=同意; Return", "Consent=同意; Return"));
        var run = await Drive.RunAsync(Old, ToProofread + " countersign:Agree:法规处", """{"needsCountersign": true, "participants": {"countersign": ["法规处", "财务处"]}}""");

        var plan = Plan(Map(), Old, changed, [("0390", run.State)]);

        Assert.Contains("“法规处”已答复 Agree", Assert.Single(plan.Cases[0].Problems));
    }

    [Fact]
    public async Task A_wait_may_not_change_its_branch()
    {
        var run = await Drive.RunAsync(Old, "assign:Assign accept:Accept allocate:Allocate");

        var plan = Plan(Map(("draft", "revise")), Old, WithLegalReview(Old, 2), [("0390", run.State)]);

        Assert.Contains(plan.Cases[0].Problems, p => p.Contains("并行分支不同"));
    }

    [Fact]
    public async Task A_main_line_wait_may_not_be_dropped_but_an_event_may()
    {
        var run = await Drive.RunAsync(Old, ToProofread + " !:extensionRequested");

        var main = Plan(Map(("proofread", null)), Old, WithLegalReview(Old, 2), [("0390", run.State)]);
        var beside = Plan(Map(("extensionDecision", null)), Old, WithLegalReview(Old, 2), [("0390", run.State)]);

        Assert.Contains(main.Cases[0].Problems, p => p.Contains("不能取消主线上的步骤"));
        Assert.True(beside.CanApply);
        Assert.Equal(["proofread"], beside.Cases[0].After!.Waiting.Select(w => w.ActivityId));
    }

    [Fact]
    public async Task Nothing_moves_to_an_unsound_version_or_by_a_wrong_map()
    {
        var unsound = Edit(Old, 2, json => json.Replace("role:Signatory", "role:Nobody"));
        var run = await Drive.RunAsync(Old, "");

        Assert.Contains(Plan(Map(), Old, unsound, [("0390", run.State)]).Problems, p => p.Contains("新版有问题"));
        Assert.Contains(Plan(Map(("nosuch", "draft")), Old, WithLegalReview(Old, 2), []).Problems, p => p.Contains("旧版没有活动“nosuch”"));
        Assert.NotEmpty(Plan(Map(), Old, WithLegalReview(Old, 3), []).Problems);
    }

    [Fact]
    public async Task A_branch_that_already_arrived_stays_arrived()
    {
        var run = await Drive.RunAsync(Old, "assign:Assign accept:Accept allocate:Allocate draft:Submit", """{"hasCoHandlers": true, "participants": {"coHandling": ["甲局"]}}""");
        var with = WithLegalReview(Old, 2);

        var plan = Plan(Map(), Old, with, [("0390", run.State)]);
        var after = await new BuiltInEngine().CompleteAsync(with, plan.Cases[0].After!, new StepCompletion("coHandling", 1, "Submit", "甲局"), new ScriptedHost(CaseFacts.None), TestContext.Current.CancellationToken);

        Assert.Equal("divisionReview", Assert.Single(after.Waiting).ActivityId);
    }

    /// <summary>What a map would do to some cases: why it cannot be used, else each case's move.</summary>
    private static (IReadOnlyList<string> Problems, IReadOnlyList<CaseMove> Cases, bool CanApply) Plan(
        CaseMoveMap map, WorkflowDefinition from, WorkflowDefinition to, IEnumerable<(string Key, WorkflowState State)> cases)
    {
        var problems = CaseMover.Check(map, from, to);
        CaseMove[] moves = problems.IsEmpty ? [.. cases.Select(c => CaseMover.Move(map, from, to, c.Key, c.State))] : [];
        return (problems, moves, problems.IsEmpty && moves.All(m => m.Problems.IsEmpty));
    }

    private static CaseMoveMap Map(params (string Old, string? New)[] moves) =>
        new("suggestion-reply", 1, 2, moves.ToDictionary(m => m.Old, m => m.New).ToImmutable());

    private static Task<WorkflowState> Complete(WorkflowDefinition definition, WorkflowState state, string activity, string outcome) =>
        new BuiltInEngine().CompleteAsync(definition, state, new StepCompletion(activity, state.Waiting.First(w => w.ActivityId == activity).Visit, outcome), new ScriptedHost(CaseFacts.None), TestContext.Current.CancellationToken);

    private static WorkflowDefinition Edit(WorkflowDefinition definition, int version, Func<string, string> edit) =>
        WorkflowDefinition.Parse(edit(definition.WithVersion(version, true).ToJson()));

    /// <summary>法制审核 between the office and the leader: one more activity, one arrow led to it.</summary>
    internal static WorkflowDefinition WithLegalReview(WorkflowDefinition definition, int version)
    {
        var json = JsonNode.Parse(definition.WithVersion(version, true).ToJson())!;
        var (activities, connections) = (json["root"]!["activities"]!.AsArray(), json["root"]!["connections"]!.AsArray());
        var legal = JsonNode.Parse(activities.Single(a => a!["id"]!.GetValue<string>() == "proofread")!.ToJsonString(Readable).Replace("proofread", "legalReview").Replace("办公室核稿", "法制审核").Replace("role:BureauOffice", "division:法规处/DivisionHead"))!;
        activities.Add(legal);
        connections.Single(c => c!["source"]!["activity"]!.GetValue<string>() == "proofread" && c["source"]!["port"]!.GetValue<string>() == "Approve")!["target"]!["activity"] = "legalReview";
        connections.Add(JsonNode.Parse("""{"source": {"activity": "legalReview", "port": "Approve"}, "target": {"activity": "leaderReview", "port": "In"}}"""));
        connections.Add(JsonNode.Parse("""{"source": {"activity": "legalReview", "port": "Return"}, "target": {"activity": "revise", "port": "In"}}"""));
        return WorkflowDefinition.Parse(json.ToJsonString());
    }
}
