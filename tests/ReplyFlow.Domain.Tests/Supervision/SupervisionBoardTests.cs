using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Supervision;

namespace ReplyFlow.Domain.Tests.Supervision;

public sealed class SupervisionBoardTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Shipped;
    private static readonly DateOnly Today = new(2023, 6, 21);

    [Theory]
    [InlineData("2023-06-20", SupervisionState.Overdue, -1)]
    [InlineData("2023-06-21", SupervisionState.DueSoon, 0)]
    [InlineData("2023-06-22", SupervisionState.DueSoon, 0)]
    [InlineData("2023-06-27", SupervisionState.DueSoon, 3)]
    [InlineData("2023-06-28", SupervisionState.NotDue, 4)]
    public void A_step_is_overdue_only_after_its_due_day(string due, SupervisionState state, int left)
    {
        var step = SupervisionBoard.Judge(Step("民政局", null, DateOnly.Parse(due)), Today, Calendar);

        Assert.Equal((state, left), (step.State, step.WorkingDaysLeft));
    }

    [Fact]
    public void Waiting_is_counted_in_working_days() =>
        Assert.Equal(8, SupervisionBoard.Judge(Step("民政局", null, null), Today, Calendar).WorkingDaysWaited);

    [Fact]
    public void A_step_without_a_due_date_is_not_due() =>
        Assert.Equal((SupervisionState.NotDue, null), SupervisionBoard.Judge(Step("民政局", null, null), Today, Calendar) is var s ? (s.State, s.WorkingDaysLeft) : default);

    [Fact]
    public void Counters_and_lists_agree_and_nothing_is_lost() =>
        Prop.ForAll(
                (from bureau in Gen.Elements("民政局", "教育局", "城管局")
                 from division in Gen.Elements("一处", "二处", null)
                 from due in Gen.Choose(-30, 30)
                 select Step(bureau, division, due == 0 ? null : Today.AddDays(due))).ListOf().ToArbitrary(),
                steps =>
                {
                    var board = SupervisionBoard.Of(steps, Today, Calendar);
                    var naiveOverdue = steps.Count(s => s.Due is { } due && due.DayNumber < Today.DayNumber);
                    return board.Steps.Select(s => s.Step.Id).Order().SequenceEqual(steps.Select(s => s.Id).Order())
                        && Enum.GetValues<SupervisionState>().Sum(board.Count) == steps.Count
                        && board.Count(SupervisionState.Overdue) == naiveOverdue
                        && board.Groups.All(g => g.Steps.All(s => s.Step.Bureau == g.Bureau && s.Step.Division == g.Division))
                        && board.Groups.Select(g => (g.Bureau, g.Division)).Distinct().Count() == board.Groups.Count;
                })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_step_may_be_nudged_once_a_working_day()
    {
        var limit = new NudgeLimit();

        Assert.Null(limit.Objection([], Today, Calendar));
        Assert.Equal("2023年6月21日已催办过，2023年6月25日起可再次催办", limit.Objection([Today.AddDays(-5), Today], Today, Calendar));
        Assert.NotNull(limit.Objection([Today], new(2023, 6, 24), Calendar));
        Assert.Null(limit.Objection([Today], new(2023, 6, 25), Calendar));
    }

    private static OpenStep Step(string bureau, string? division, DateOnly? due) =>
        new(Guid.NewGuid(), "0217", bureau, division, "甲", new(2023, 6, 9), due);
}
