using ReplyFlow.Workflow.Checking;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Tests.Moves;
using ReplyFlow.Workflow.Tests.Support;

namespace ReplyFlow.Workflow.Tests.Checking;

public class CheckerTests
{
    [Theory, MemberData(nameof(Shipped.Ids), MemberType = typeof(Shipped))]
    public void Shipped_definitions_are_sound(string id) => Assert.Empty(WorkflowChecker.Check(Shipped.Load(id)));

    [Fact]
    public void A_new_step_needs_only_an_edit_of_the_file() =>
        Assert.Empty(WorkflowChecker.Check(CaseMoverTests.WithLegalReview(Shipped.SuggestionReply, 2)));

    [Fact]
    public void A_small_sound_definition_has_no_findings() =>
        Assert.Empty(WorkflowChecker.Check(Small().Human("a", "Go=办理", "archive").Build()));

    [Fact]
    public void An_unsigned_letter_cannot_be_issued_and_the_way_there_is_shown()
    {
        var definition = Redirect(Shipped.Load("suggestion-reply-simple"), "proofread", "Approve", "allocateNumber", alsoFrom: ("revise", "Submit", "signOff"));

        var finding = Assert.Single(WorkflowChecker.Check(definition), f => f.ActivityId == "allocateNumber");

        Assert.Equal("order", finding.Rule);
        Assert.Contains("签发", finding.Message);
        Assert.Equal(["start.Done", "assign.Assign", "accept.Accept", "allocate.Allocate", "draft.Submit", "proofread.Approve", "allocateNumber"], finding.Path);
    }

    [Fact]
    public void An_outcome_that_leads_nowhere_is_found_with_the_way_there() =>
        AssertFinding(Small().Human("a", "Go=办理; No=不办|other", "archive"), "unconnected", "a", ["start.Done", "a.No"]);

    [Fact]
    public void An_arrow_to_nothing_is_found() =>
        AssertFinding(Small().Human("a", "Go=办理", "nowhere"), "connection", "a", ["start.Done", "a.Go", "nowhere"]);

    [Fact]
    public void What_nobody_can_reach_is_found_with_what_leads_to_it() =>
        AssertFinding(Small().Human("a", "Go=办理", "archive").Human("b", "Go=办理", "c").Human("c", "Go=办理", "archive"), "unreachable", "c", ["b.Go", "c"]);

    [Fact]
    public void A_circle_of_automatic_steps_is_found() =>
        AssertFinding(Small().Notify("a", "b").Decide("b", "hasFeedback", "a", "archive"), "automatic-loop", "a", ["start.Done", "a.Done", "b.True", "a"]);

    [Fact]
    public void A_group_that_nobody_belongs_to_counts_as_automatic() =>
        AssertFinding(Small().Decide("a", "hasFeedback", "b", "archive").Group("b", "Yes=同意", "All", "a"), "automatic-loop", "a", ["start.Done", "a.True", "b.Done", "a"]);

    [Fact]
    public void A_circle_in_which_nobody_returns_anything_is_found() =>
        AssertFinding(Small().Human("a", "Go=办理; On=继续", "b", "archive").Human("b", "Go=办理", "a"), "endless", "a", ["start.Done", "a.Go", "b.Go", "a"]);

    [Fact]
    public void A_return_that_comes_straight_back_is_found() =>
        AssertFinding(Small().Human("a", "Go=办理; No=退回|back", "archive", "b").Notify("b", "a"), "pointless", "a", ["start.Done", "a.No", "b", "a"]);

    [Fact]
    public void A_branch_that_misses_its_join_is_found() =>
        AssertFinding(
            Small().Fork("a", "b", "c").Human("b", "Go=办理", "j").Human("c", "Go=办理", "archive").Join("j", "WaitAll", "archive"),
            "branches", "archive");

    [Fact]
    public void A_jump_into_a_branch_is_found() =>
        AssertFinding(
            Small().Decide("a", "hasFeedback", "f", "b").Fork("f", "b", "c").Human("b", "Go=办理", "j").Human("c", "Go=办理", "j").Join("j", "WaitAll", "archive"),
            "branches", "b");

    [Fact]
    public void A_return_out_of_a_branch_is_found() =>
        AssertFinding(
            Small().Human("a", "Go=办理", "f").Fork("f", "b", "c").Human("b", "Go=办理; No=退回|back", "j", "a").Human("c", "Go=办理", "j").Join("j", "WaitAll", "archive"),
            "branches", "a");

    [Fact]
    public void A_join_outside_of_any_fork_is_found() =>
        AssertFinding(Small().Human("a", "Go=办理", "j").Join("j", "WaitAll", "archive"), "branches", "j");

    [Fact]
    public void A_place_from_which_no_end_can_be_reached_is_found() =>
        AssertFinding(
            Small().Human("a", "Go=办理; Trap=陷阱", "archive", "b").Human("b", "Go=办理", "c").Timer("c", "b"),
            "endless", "b", ["start.Done", "a.Trap", "b.Go", "c.Done", "b"]);

    [Fact]
    public void A_case_that_ends_without_the_archive_is_found() =>
        AssertFinding(Small().Human("a", "Go=办理; Stop=停办|other", "archive", "end"), "unfinished", "end", ["start.Done", "a.Stop", "end"]);

    [Fact]
    public void An_event_that_ends_without_an_answer_is_found() =>
        AssertFinding(
            Small().Human("a", "Go=办理", "archive").Event("e", "extensionRequested", "d").Human("d", "No=不同意|other; Yes=同意", "end2", "n").Notify("n", "end2").End("end2"),
            "untold", "end2");

    [Fact]
    public void Two_entries_may_not_share_steps() =>
        AssertFinding(Small().Human("a", "Go=办理", "archive").Event("e", "extensionRequested", "n").Notify("n", "a"), "event", "a");

    [Fact]
    public void Too_many_parallel_combinations_are_refused_not_computed_for_ever()
    {
        var builder = new DefinitionBuilder().Start("f").End().Step("archive", "Archive", "end");
        var branches = Enumerable.Range(0, 8).Select(b =>
        {
            for (var i = 0; i < 6; i++) builder.Human($"b{b}s{i}", "Go=办理", i == 5 ? "j" : $"b{b}s{i + 1}");
            return $"b{b}s0";
        }).ToArray();

        AssertFinding(builder.Fork("f", branches).Join("j", "WaitAll", "archive"), "too-complex", "start");
    }

    [Fact]
    public void Every_finding_about_a_place_has_its_line()
    {
        var text = Shipped.SuggestionReply.ToJson().Replace("role:Signatory", "role:Boss");

        var finding = Assert.Single(WorkflowChecker.Check(WorkflowDefinition.Parse(text)));

        Assert.Equal("content", finding.Rule);
        Assert.StartsWith("$.root.activities[", finding.Place.Path);
        Assert.Contains("role:Boss", text.Split('\n')[(finding.Place.Line - 1)..].Take(8).Aggregate(string.Concat));
        Assert.Equal("signOff", finding.Path[^1]);
    }

    private static DefinitionBuilder Small() => new DefinitionBuilder().Start("a").End().Step("archive", "Archive", "end");

    private static void AssertFinding(DefinitionBuilder builder, string rule, string activity, string[]? path = null)
    {
        var findings = WorkflowChecker.Check(builder.Build());
        var finding = findings.FirstOrDefault(f => f.Rule == rule && f.ActivityId == activity);
        Assert.True(finding is not null, $"no {rule} at {activity}, but:\n{string.Join("\n", findings)}");
        Assert.NotEmpty(finding.Path);
        if (path is not null) Assert.Equal(path, finding.Path);
    }

    private static WorkflowDefinition Redirect(WorkflowDefinition definition, string source, string port, string target, (string Source, string Port, string Target) alsoFrom)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(definition.ToJson())!;
        foreach (var (s, p, t) in new[] { (source, port, target), alsoFrom })
            json["root"]!["connections"]!.AsArray().Single(c => c!["source"]!["activity"]!.GetValue<string>() == s && c["source"]!["port"]!.GetValue<string>() == p)!["target"]!["activity"] = t;
        return WorkflowDefinition.Parse(json.ToJsonString());
    }
}
