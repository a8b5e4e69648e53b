using ReplyFlow.Domain.Text;

namespace ReplyFlow.Domain.Tests.Text;

public sealed class OutsideTextTests
{
    [Theory]
    [InlineData("张三", true, null)]
    [InlineData("  张三\n", true, null)]
    [InlineData("第一段\r\n第二段\t表格", false, null)]
    [InlineData("👍 𠮷 ㄅ", true, null)]
    [InlineData("张\0三", true, "有看不见的控制字符")]
    [InlineData("张\u001b三", false, "第 1 行第 2 个字符是看不见的控制字符")]
    [InlineData("第一段\r\n张\u0085三", false, "第 2 行第 2 个字符是看不见的控制字符")]
    [InlineData("张\t三", true, "有看不见的控制字符")]
    [InlineData("\n\n\uFFFF三", false, "第 3 行第 1 个字符是看不见的控制字符")]
    [InlineData("张\n三", true, "有换行")]
    [InlineData("张\u2028三", true, "有换行")]
    [InlineData("张\u200B三", true, "有看不见的控制字符")]
    [InlineData("\uFEFF张三", true, "有看不见的控制字符")]
    [InlineData("张\u202E三", true, "有改变文字方向的控制字符（U+202E）")]
    [InlineData("第一段\u200B", false, null)]
    [InlineData("第一段\n\u202E满意", false, "第 2 行第 1 个字符是改变文字方向的控制字符（U+202E）")]
    [InlineData("好\u2066", false, "第 1 行第 2 个字符是改变文字方向的控制字符（U+2066）")]
    public void A_fault_is_named(string text, bool oneLine, string? fault) => Assert.Equal(fault, OutsideText.Fault(text, oneLine));

    [Theory]
    [InlineData('\uD800')]
    [InlineData('\uDC00')]
    public void Half_a_character_is_a_fault_and_cannot_be_stored(char half)
    {
        foreach (var text in new[] { $"{half}", $"张{half}", $"{half}三", $"{half}{half}{(half == '\uD800' ? "" : "\uD800")}" })
        {
            Assert.Equal("有残缺的字符", OutsideText.Fault(text, oneLine: true));
            Assert.False(OutsideText.IsStorable(text));
        }
    }

    [Theory]
    [InlineData("张\0\u0001三", true, 99, "张 三")]
    [InlineData("451 4.3.0\r\n  later", true, 99, "451 4.3.0 later")]
    [InlineData("甲  乙", true, 99, "甲  乙")]
    [InlineData("张\u200B三\u202E", true, 99, "张三")]
    [InlineData("第一段\r\n第\0二段", false, 99, "第一段\r\n第二段")]
    [InlineData("\u202E第一段\u2069\n第二段\u202A", false, 99, "第一段\n第二段")]
    [InlineData("甲乙丙丁", true, 2, "甲乙")]
    [InlineData("甲👍", true, 2, "甲")]
    public void Cleaning_leaves_the_words(string text, bool oneLine, int max, string clean) => Assert.Equal(clean, OutsideText.Clean(text, oneLine, max));

    [Fact]
    public void What_was_cleaned_has_no_fault_and_can_be_stored()
    {
        var random = new Random(28);
        char[] odd = ['\0', '\u0007', '\n', '\r', '\t', '\u009F', '\u2028', '\uD83D', '\uDC4D', '\uFFFE', '\u200B', '\u202D', '\u2067', '甲', ' '];
        for (var i = 0; i < 2_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => odd[random.Next(odd.Length)])]);
            foreach (var oneLine in new[] { true, false })
            {
                var clean = OutsideText.Clean(text, oneLine);
                Assert.Null(OutsideText.Fault(clean, oneLine));
                Assert.True(OutsideText.IsStorable(clean));
                Assert.Equal(clean, OutsideText.Clean(clean, oneLine));
            }
            if (OutsideText.Fault(text, oneLine: false) is null)
                Assert.True(OutsideText.IsStorable(text));
        }
    }

    [Theory]
    [InlineData("👍𠮷\u0007", true)]
    [InlineData("a\0b", false)]
    public void Databases_keep_everything_but_null_characters_and_halves(string text, bool kept) => Assert.Equal(kept, OutsideText.IsStorable(text));
}
