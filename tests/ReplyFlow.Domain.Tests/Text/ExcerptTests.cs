using ReplyFlow.Domain.Text;

namespace ReplyFlow.Domain.Tests.Text;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("示例", 3, "示例", "示例")]
    [InlineData("示例代表", 3, "示例代", "示例代…")]
    [InlineData("示\U00020BB7代表", 2, "示", "示…")]
    [InlineData("示\U00020BB7代表", 3, "示\U00020BB7", "示\U00020BB7…")]
    [InlineData("示例", 0, "", "…")]
    public void No_character_is_halved(string text, int most, string beginning, string shown)
    {
        Assert.Equal(beginning, text.Beginning(most));
        Assert.Equal(shown, text.Shortened(most));
    }
}
