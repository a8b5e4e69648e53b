using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Domain.Tests.Deadlines;

public sealed class DueDateTests
{
    [Theory]
    [InlineData("交办@2026-04-20+3m", "2026-07-20", "交办 2026-04-20，3 个月 → 2026-07-20", false)]
    [InlineData("交办@2099-04-20+10wd", "2099-05-05", null, true)]
    public void It_keeps_the_day_its_reasons_and_what_it_was_counted_from(string text, string day, string? reasons, bool provisional)
    {
        var basis = DueBasis.Read(text)!;
        var due = DueDate.By(basis, WorkingCalendar.Shipped);
        Assert.Equal((DateOnly.Parse(day), provisional, text), (due.On, due.Provisional, due.Rule));
        Assert.Equal(reasons ?? basis.By(WorkingCalendar.Shipped).Explanation, due.Derivation);
    }

    [Fact]
    public void What_moves_with_the_case_keeps_the_definitions_rule()
    {
        var due = DueDate.By("case:due-20wd", new Deadline(new DateOnly(2026, 6, 18), ["办复期限 2026-07-20", "提前 20 个工作日 → 2026-06-18"], true));
        Assert.Equal(
            (new DateOnly(2026, 6, 18), "办复期限 2026-07-20；提前 20 个工作日 → 2026-06-18", true, "case:due-20wd"),
            (due.On, due.Derivation, due.Provisional, due.Rule));
    }

    [Fact]
    public void Where_nothing_is_due_there_is_no_day_and_nothing_to_count_again() =>
        Assert.Equal((null, "", false, ""), (DueDate.None.On, DueDate.None.Derivation, DueDate.None.Provisional, DueDate.None.Rule));
}
