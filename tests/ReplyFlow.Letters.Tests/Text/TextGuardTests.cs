using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Text;

public sealed class TextGuardTests
{
    [Theory]
    [InlineData("甲\u0007乙", "U+0007")]
    [InlineData("甲\u202E乙", "U+202E")]
    [InlineData("甲\u200B乙", "U+200B")]
    [InlineData("甲\uFEFF乙", "U+FEFF")]
    [InlineData("甲\uE000乙", "U+E000")]
    [InlineData("甲\U000F0001乙", "U+F0001")]
    [InlineData("甲\uFFFD乙", "U+FFFD")]
    [InlineData("甲\uFE0F乙", "U+FE0F")]
    [InlineData("甲\u0301乙", "U+0301")]
    [InlineData("甲\u0378乙", "U+0378")]
    public void Refuses_by_name(string text, string name)
    {
        var inBody = Assert.Throws<LetterLayoutException>(() => Compose(SampleLetters.Short with { Body = "第一段。\n" + text }));
        Assert.Equal("body", inBody.Field);
        Assert.Contains(name, inBody.Message);
        Assert.Contains("第 2 行第 2 个字符", inBody.Message);
        var inName = Assert.Throws<LetterLayoutException>(() => Compose(SampleLetters.Short with { Addressees = ["白露代表", text] }));
        Assert.Equal("addressees[1]", inName.Field);
    }

    [Fact]
    public void Refuses_a_lone_surrogate() =>
        Assert.Contains("U+D800", Assert.Throws<LetterLayoutException>(() => Compose(SampleLetters.Short with { Title = "甲\ud800乙" })).Message);

    [Fact]
    public void Names_the_character_no_font_has()
    {
        var error = Assert.Throws<LetterLayoutException>(() => LetterLayout.Compose(
            SampleLetters.Short with { Signatories = ["喆 平"] }, Profiles.City, new GridGlyphs { Missing = ['喆'] }));
        Assert.Equal("signatories", error.Field);
        Assert.Contains("“喆”（U+5586）", error.Message);
    }

    [Fact]
    public void Lets_rare_names_through() =>
        Compose(SampleLetters.Short with { Addressees = ["𬭳䶮代表", "喆赟代表"] });

    private static void Compose(ReplyFlow.Letters.Model.Letter letter) => LetterLayout.Compose(letter, Profiles.City, new GridGlyphs());
}
