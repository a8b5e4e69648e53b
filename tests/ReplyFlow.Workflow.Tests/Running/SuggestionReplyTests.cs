using ReplyFlow.Workflow.Port;
using ReplyFlow.Workflow.Tests.Support;

namespace ReplyFlow.Workflow.Tests.Running;

public class SuggestionReplyTests
{
    private const string ToReview = "assign:Assign accept:Accept allocate:Allocate draft:Submit ";
    private const string ToSign = ToReview + "divisionReview:Approve proofread:Approve leaderReview:Approve ";

    [Fact]
    public void The_file_says_nothing_wrongly() => Assert.Empty(Shipped.SuggestionReply.Faults);

    [Fact]
    public async Task The_straight_way_issues_delivers_and_archives()
    {
        var result = await Drive.RunAsync(Shipped.SuggestionReply, ToSign + "signOff:Sign");

        Assert.Equal(WorkflowStatus.Completed, result.State.Status);
        Assert.Equal(["allocateNumber", "makeLetter", "deliverLetter", "deliverCopies", "archive"], result.Trace.Where(t => t.Event == "ran" && t.Text != "Notify").Select(t => t.Activity));
        Assert.Empty(result.State.Waiting);
    }

    [Fact]
    public async Task Drafting_and_co_handling_run_side_by_side_and_meet_before_the_review()
    {
        const string facts = """{"hasCoHandlers": true, "participants": {"coHandling": ["甲局", "乙局"]}}""";

        var drafted = await Drive.RunAsync(Shipped.SuggestionReply, ToReview, facts);
        var met = await Drive.RunAsync(Shipped.SuggestionReply, ToReview + "coHandling:Submit:甲局 coHandling:Submit:乙局", facts);

        Assert.Equal(["coHandling"], drafted.WaitsAt());
        Assert.Equal(["divisionReview"], met.WaitsAt());
    }

    [Fact]
    public async Task A_return_goes_to_the_drafter_and_then_through_every_review_again()
    {
        var result = await Drive.RunAsync(Shipped.SuggestionReply, ToSign + "signOff:Return revise:Submit divisionReview:Approve proofread:Approve leaderReview:Approve");

        Assert.Equal(["signOff"], result.WaitsAt());
        Assert.Equal(2, result.State.Waiting[0].Visit);
    }

    [Fact]
    public async Task An_objection_is_decided_by_the_dispatcher()
    {
        var reassigned = await Drive.RunAsync(Shipped.SuggestionReply, "assign:Assign accept:Object objection:Reassign assign:Assign");
        var upheld = await Drive.RunAsync(Shipped.SuggestionReply, "assign:Assign accept:Object objection:Uphold");

        Assert.Equal("accept", Assert.Single(reassigned.State.Waiting).ActivityId);
        Assert.Equal(2, reassigned.State.Visits["assign"]);
        Assert.Equal("accept", Assert.Single(upheld.State.Waiting).ActivityId);
        Assert.Equal(1, upheld.State.Visits["assign"]);
    }

    [Fact]
    public async Task The_first_countersigner_who_returns_ends_the_countersigning_for_the_others()
    {
        const string facts = """{"needsCountersign": true, "participants": {"countersign": ["法规处", "财务处", "规划处"]}}""";

        var result = await Drive.RunAsync(Shipped.SuggestionReply, ToReview + "divisionReview:Approve countersign:Agree:法规处 countersign:Return:财务处", facts);

        Assert.Equal(["revise"], result.WaitsAt());
        Assert.Single(result.Trace, t => t.Event == "closed" && t.Activity == "countersign");
    }

    [Fact]
    public async Task An_extension_beside_the_main_line_leaves_it_where_it_is()
    {
        var result = await Drive.RunAsync(Shipped.SuggestionReply, ToReview + "!:extensionRequested extensionDecision:Approve");

        Assert.Equal(["divisionReview"], result.WaitsAt());
        Assert.Single(result.Trace, t => t.Text == "ApplyExtension");
        Assert.Single(result.Entered(), "divisionReview");
    }

    [Fact]
    public async Task A_withdrawal_ends_the_main_line_and_archives()
    {
        var result = await Drive.RunAsync(Shipped.SuggestionReply, ToReview + "!:withdrawalRequested withdrawalDecision:Approve");

        Assert.Equal(WorkflowStatus.Completed, result.State.Status);
        Assert.Single(result.Trace, t => t.Event == "closed" && t.Activity == "divisionReview");
        Assert.DoesNotContain("allocateNumber", result.Entered());
    }

    [Fact]
    public async Task A_dissatisfied_deputy_gets_a_second_reply()
    {
        const string facts = """{"hasFeedback": true, "mayRehandle": [true, false], "participants": {"feedback": ["代表甲", "代表乙"]}}""";
        const string again = " rehandle:Submit divisionReview:Approve proofread:Approve leaderReview:Approve signOff:Sign";

        var waiting = await Drive.RunAsync(Shipped.SuggestionReply, ToSign + "signOff:Sign feedback:Dissatisfied:代表甲", facts);
        var second = await Drive.RunAsync(Shipped.SuggestionReply, ToSign + "signOff:Sign feedback:Dissatisfied:代表甲" + again, facts);

        // At once, whatever the other one says.
        Assert.Equal(["rehandle"], waiting.WaitsAt());
        Assert.Equal(2, second.Entered().Count(a => a == "makeLetter"));
    }
}
