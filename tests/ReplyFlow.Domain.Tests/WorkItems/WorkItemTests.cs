using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Domain.Tests.WorkItems;

public sealed class WorkItemTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 1, 0, 0, TimeSpan.Zero);
    private static readonly (Guid Id, string Name) Head = (Guid.NewGuid(), "于示例");
    private static readonly (Guid Id, string Name) Leader = (Guid.NewGuid(), "钟示例");

    [Fact]
    public void What_may_become_of_a_step() => Assert.Equal(
        """
        Open: Decided, Cancelled
        Decided:
        Cancelled:
        """, StatusTable.Of(WorkItem.Course));

    [Fact]
    public void What_is_done_with_a_step_in_each_state() => Assert.Equal(
        """
        Open: decide, cancel, hand over, set due, bind, move, reword
        Decided: move
        Cancelled: move
        outside the process: decide, cancel, hand over, set due, bind, reword
        """,
        VerbTable.Of(
            [
                ("Open", New),
                ("Decided", () => Then(i => i.Decide("Return", "退回修改", "不好", Leader, null, Now))),
                ("Cancelled", () => Then(i => i.Cancel("不好", Now))),
                ("outside the process", () => new WorkItem { Step = "delivery", Title = "邮件未送达", Kind = "delivery" }),
            ],
            [
                ("decide", i => i.Decide("Approve", "同意", "好", Head, null, Now)),
                ("cancel", i => i.Cancel("好", Now)),
                ("hand over", i => i.HandOver(Leader.Id)),
                ("set due", i => i.SetDue(DueDate.By(new DueBasis("到达", new DateOnly(2026, 5, 6), null, false), WorkingCalendar.Shipped))),
                ("bind", i => i.BindTo(2)),
                ("move", i => i.MoveTo("other", 2)),
                ("reword", i => i.Reword("officeReview", "办公室审核", "proofread", "[1]")),
            ]));

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(null, 1, true)]
    [InlineData(1, 1, true)]
    [InlineData(1, 2, true)]
    [InlineData(2, 1, false)]
    [InlineData(1, null, false)]
    public void A_decision_is_never_about_an_older_draft_than_the_step_came_with(int? came, int? decided, bool allowed)
    {
        var item = new WorkItem { Step = "divisionReview", Title = "处室审核", Kind = "review", DraftVersion = came };
        if (allowed)
            item.BindTo(decided);
        else
            Assert.Throws<InvalidOperationException>(() => item.BindTo(decided));
        Assert.Equal(allowed ? decided : came, item.DraftVersion);
    }

    [Fact]
    public void A_decision_is_written_down_with_who_and_when()
    {
        var item = New();
        item.Decide("Return", "退回修改", "第二段请重写。", Head, null, Now);
        Assert.Equal((WorkItemStatus.Decided, "Return", "退回修改", "第二段请重写。", Now), (item.Status, item.Outcome, item.OutcomeLabel, item.Comment, item.ClosedAt));
        Assert.Equal((Head.Id, "于示例", null, "", "于示例"), (item.DecidedById, item.DecidedByName, item.DecidedForId, item.DecidedForName, item.Decider));
    }

    [Fact]
    public void A_substitutes_decision_names_both()
    {
        var item = New();
        item.Decide("Approve", "同意", "", Head, Leader, Now);
        Assert.Equal((Head.Id, Leader.Id, "于示例（代钟示例）"), (item.DecidedById, item.DecidedForId, item.Decider));
    }

    [Fact]
    public void Cancelled_it_has_a_reason_and_no_decider()
    {
        var item = New();
        item.Cancel("代表撤回建议", Now);
        Assert.Equal((WorkItemStatus.Cancelled, "代表撤回建议", "", null, Now), (item.Status, item.Comment, item.Outcome, item.DecidedById, item.ClosedAt));
    }

    [Fact]
    public void Handed_over_another_person_owes_it()
    {
        var item = New();
        item.HandOver(Leader.Id);
        Assert.Equal((WorkItemStatus.Open, Leader.Id), (item.Status, item.AssigneeId));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Closed_it_is_neither_decided_nor_cancelled_nor_handed_over(bool decided)
    {
        var item = New();
        if (decided)
            item.Decide("Approve", "同意", "好", Head, null, Now);
        else
            item.Cancel("好", Now);
        var status = item.Status;
        Assert.Throws<InvalidOperationException>(() => item.Decide("Return", "退回修改", "不好", Leader, null, Now.AddDays(1)));
        Assert.Throws<InvalidOperationException>(() => item.Cancel("不好", Now.AddDays(1)));
        Assert.Throws<InvalidOperationException>(() => item.HandOver(Leader.Id));
        Assert.Equal((status, "好", Now, Head.Id), (item.Status, item.Comment, item.ClosedAt, item.AssigneeId));
    }

    private static WorkItem New() => new() { Step = "divisionReview", Title = "处室审核", Kind = "review", AssigneeId = Head.Id, ActivityId = "review", Visit = 1 };

    private static WorkItem Then(Action<WorkItem> act)
    {
        var item = New();
        act(item);
        return item;
    }
}
