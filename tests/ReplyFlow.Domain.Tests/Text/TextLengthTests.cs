using ReplyFlow.Domain.Json;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Domain.Tests.Text;

public sealed class TextLengthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("王𠮷", 2)]
    [InlineData("𠮷𠮷𠮷a", 4)]
    public void A_character_beyond_the_BMP_is_one(string text, int length) => Assert.Equal(length, TextLength.Of(text));

    [Theory]
    [InlineData("三个字", "三个字")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九𠮷", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九𠮷")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九𠮷又", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九𠮷…")]
    public void A_long_text_is_quoted_by_its_beginning_and_no_character_is_halved(string text, string quoted) => Assert.Equal(quoted, Excerpt.Of(text));

    [Fact]
    public void Half_a_character_is_one_too() => Assert.Equal(2, TextLength.Of("半" + (char)0xD842));

    [Fact]
    public void A_file_of_settings_may_hold_as_many_characters_as_is_said()
    {
        Assert.Equal("𠮷𠮷", StrictJson.Read("\"𠮷𠮷\"", j => j.Text(2)));
        var refused = Assert.Throws<InputException>(() => StrictJson.Read("\"𠮷𠮷𠮷\"", j => j.Text(2)));
        Assert.Contains("最多 2 个字符，实有 3 个", refused.Message, StringComparison.Ordinal);
    }
}
