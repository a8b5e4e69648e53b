using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Tests.Text;

public sealed class HeadingFinderTests
{
    [Theory]
    [InlineData("一、开展的主要工作", 1, 9)]
    [InlineData("二十一、其他", 1, 6)]
    [InlineData("（一）建设创新平台。近年来，我们", 2, 10)]
    [InlineData("(三)建设平台。近年来", 2, 8)]
    [InlineData("1.加强维护。每季度", 3, 7)]
    [InlineData("12．加强维护", 3, 7)]
    [InlineData("3、加强维护", 3, 6)]
    [InlineData("（1）建立台账。", 4, 8)]
    [InlineData("（一）落实《条例（修订。草案）》精神。随后", 2, 19)]
    [InlineData("一是强化引导。", 0, 0)]
    [InlineData("3.5亿元已经到位。", 0, 0)]
    [InlineData("2024年完成投资。", 0, 0)]
    [InlineData("（以下简称《办法》）", 0, 0)]
    [InlineData("（）空", 0, 0)]
    [InlineData("一", 0, 0)]
    [InlineData("", 0, 0)]
    public void Finds_level_and_length(string paragraph, int level, int length)
    {
        var heading = HeadingFinder.Find(paragraph);
        Assert.Equal((level, length), (heading.Level, heading.Length));
    }
}
