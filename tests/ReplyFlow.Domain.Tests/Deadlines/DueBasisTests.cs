using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Domain.Tests.Deadlines;

public sealed class DueBasisTests
{
    [Theory]
    [InlineData("交办@2023-04-20+3m", "2023-07-20")]
    [InlineData("交办@2023-04-20+3m<2023-06-25", "2023-06-25")]
    [InlineData("交办@2023-04-20+3m<2023-06-24!", "2023-06-25")]
    [InlineData("到达@2023-04-20+10wd", "2023-05-06")]
    [InlineData("批准延期至@2023-09-01", "2023-09-01")]
    [InlineData("批准延期至@2023-09-30!", "2023-10-07")]
    public void Is_read_and_counted(string text, string due)
    {
        var basis = DueBasis.Read(text)!;

        Assert.Equal(text, basis.ToString());
        Assert.Equal(DateOnly.Parse(due), basis.By(WorkingCalendar.Shipped).Due);
    }

    [Fact]
    public void Keeps_all_that_a_rule_says() =>
        Prop.ForAll(
                Gen.Elements(Enum.GetValues<DeadlineKind>()).ToArbitrary(), Gen.Choose(0, 2000).ToArbitrary(), Gen.Choose(0, 3).ToArbitrary(),
                (kind, offset, shape) =>
                {
                    var start = new DateOnly(2022, 1, 1).AddDays(offset);
                    var settings = DeadlineSettings.Default with { Roll = shape % 2 == 1 };
                    var rule = settings.RuleFor(kind, shape > 1 ? start.AddDays(30) : null);
                    var basis = DueBasis.Of(rule, start);
                    return DueBasis.Read(basis.ToString()) == basis && basis.By(WorkingCalendar.Shipped).Equals(rule.From(start, WorkingCalendar.Shipped));
                })
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("+10wd")]
    [InlineData("case:due-20wd")]
    [InlineData("rule:object")]
    [InlineData("@2023-04-20+3m")]
    [InlineData("交办@2023-02-30+3m")]
    [InlineData("交办@2023-04-20+0m")]
    [InlineData("交办@2023-04-20+3m<2023-13-01")]
    [InlineData("交办@2023-04-20+3m!<2023-06-25")]
    [InlineData("交办@2023-04-20+3m!\n")]
    public void Anything_else_is_not_one(string text) => Assert.Null(DueBasis.Read(text));
}
