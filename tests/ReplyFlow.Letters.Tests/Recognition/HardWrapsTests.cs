using ReplyFlow.Letters.Recognition;
using ReplyFlow.Letters.Tests.Proofreading;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Recognition;

public sealed class HardWrapsTests
{
    [Theory]
    [InlineData("今年以来，我们走访街道、\n社区和企业，征求意见。", "今年以来，我们走访街道、社区和企业，征求意见。")]
    [InlineData("建成公园3处，其中江北片\n区2处，江南片区1处。", "建成公园3处，其中江北片区2处，江南片区1处。")]
    [InlineData("印发了《关于支持养老服务\n发展的措施》。", "印发了《关于支持养老服务发展的措施》。")]
    [InlineData("采用Smart\nCity平台，已上线。", "采用Smart\nCity平台，已上线。")]
    [InlineData("采用了，Smart\nCity平台，已上线。", "采用了，Smart City平台，已上线。")]
    [InlineData("先行试点，\n逐步推开。\n再作总结。", "先行试点，逐步推开。\n再作总结。")]
    public void Sentences_are_joined(string text, string joined) => Assert.Equal(joined, HardWraps.Join(text));

    [Theory]
    [InlineData("一、已做的工作\n今年以来，建成公园3处。")]
    [InlineData("主要做了以下工作：\n一是调研；\n二是试点；\n三是推广。")]
    [InlineData("（一）摸清底数\n走访了12个社区。")]
    [InlineData("此致\n敬礼")]
    [InlineData("今年以来，成效明显\n\n下一步，继续推进。")]
    [InlineData("年份\t处数\n2024年\t12")]
    [InlineData("道路、管网\t\n小区、楼院\t12")]
    [InlineData("新建，改建，\t\n以及扩建，共三类。")]
    [InlineData("感谢您的支持。\n临江市水务局\n2024年5月9日")]
    [InlineData("下一步，我们将做好以下工作\n一、加强宣传。")]
    [InlineData("签发人：罗示例\n类别：A\n云川市示例局")]
    [InlineData("云川市示例局文件\n签发人：罗示例\n类别：A\n对市第十七届人大三次会议第0512号建议、批评和意见的复函")]
    [InlineData("见附件1。其中（1)和(2)。\n下一步，我们将加快推进，确保完成。")]
    [InlineData("另行安排（详见附件。\n下一步，我们将加快推进，确保完成。")]
    public void Paragraphs_are_left_alone(string text) => Assert.Empty(HardWraps.Find(text));

    [Fact]
    public void Clean_letters_have_no_broken_sentence()
    {
        Assert.Empty(HardWraps.Find(CleanLetter.Letter.Body));
        Assert.Empty(HardWraps.Find(SampleLetters.Short.Body));
        Assert.Empty(HardWraps.Find(SampleLetters.Long(40).Body));
    }

    /// <summary>A text broken at every 28th character, as out of a PDF, comes back whole.</summary>
    [Fact]
    public void Full_lines_of_a_page_come_back_as_paragraphs()
    {
        var paragraphs = SampleLetters.Long(12).Body.Split('\n');
        foreach (var width in new[] { 17, 22, 28, 36 })
        {
            var wrapped = string.Join('\n', paragraphs.Select(p => string.Join('\n', p.Chunk(width).Select(c => new string(c)))));
            Assert.Equal(string.Join('\n', paragraphs), HardWraps.Join(wrapped));
        }
    }

    [Fact]
    public void A_closing_in_the_body_is_an_error_and_a_body_without_one_has_none()
    {
        Assert.DoesNotContain(CleanLetter.Check(CleanLetter.Letter), f => f.Message.Contains("落款", StringComparison.Ordinal));
        var letter = CleanLetter.Letter with { Body = CleanLetter.Letter.Body + "\n临川市民政局\n2026年5月20日" };
        var finding = Assert.Single(CleanLetter.Check(letter), f => f.Message.Contains("落款", StringComparison.Ordinal));
        Assert.Equal((12, Letters.Proofreading.Severity.Error, "临川市民政局"), (finding.Rule, finding.Severity, finding.Marked));
    }
}
