using ReplyFlow.Cli.Demo;

namespace ReplyFlow.Application.Tests.Demo;

public sealed class DemoNumberTests
{
    [Fact]
    public void As_many_suggestions_as_may_be_asked_for_have_numbers_of_their_own()
    {
        var numbers = Enumerable.Range(0, DemoData.MaxCases).Select(DemoData.NumberOf).ToList();
        Assert.Equal(390, numbers[0]);
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.All(numbers, n => Assert.InRange(n, 100, 9_999));
    }
}
