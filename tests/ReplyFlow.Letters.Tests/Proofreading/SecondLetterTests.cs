using ReplyFlow.Letters.Proofreading;
using ReplyFlow.Letters.Proofreading.Rules;

namespace ReplyFlow.Letters.Tests.Proofreading;

/// <summary>A second letter says something new, and about what each deputy said.</summary>
public sealed class SecondLetterTests
{
    private const string First = "您提出的建议收悉。现答复如下：\n社区食堂已经开办三处。\n感谢您的支持。";
    private const string Auto = "我单位曾以某函〔2026〕4号作过答复。根据您反馈的意见，我单位再次办理，情况如下。";

    [Theory]
    [InlineData(First, "与前一份复函（某函〔2026〕4号）一样")]
    [InlineData("您提出的建议收悉。现答复如下：\n" + Auto + "\n社区食堂已经开办三处。\n感谢您的支持。", "与前一份复函（某函〔2026〕4号）一样")]
    [InlineData("您们提出的建议收悉。现答复如下：\n" + Auto + "\n社区食堂已经开办三处；\n感谢您的支持。", "与前一份复函（某函〔2026〕4号）一样")]
    [InlineData("您提出的建议收悉。现答复如下：\n" + Auto + "\n另有两处正在选址。\n感谢您的支持。", "没有回应池示例代表反馈的意见：停车位没有增加")]
    public void A_letter_that_takes_up_no_word_of_the_deputy_is_marked(string body, string told) =>
        Assert.Contains(Found(body), f => f.Severity == Severity.Warning && f.Message.Contains(told, StringComparison.Ordinal));

    [Theory]
    [InlineData("您提出的建议收悉。现答复如下：\n" + Auto + "\n关于停车位，今年新增二十个。\n感谢您的支持。")]
    [InlineData("您提出的建议收悉。现答复如下：\n社区食堂已经开办三处，门前的停车难题也在处理。\n感谢您的支持。")]
    public void One_that_does_is_not(string body) => Assert.Empty(Found(body));

    [Fact]
    public void Without_words_a_letter_must_only_say_something_new()
    {
        Assert.Contains(Found(First, ""), f => f.Message.Contains("没有回应池示例代表的再次办理要求", StringComparison.Ordinal));
        Assert.Empty(Found(First + "\n另有两处正在选址。", ""));
    }

    [Theory]
    [InlineData("各位代表提出的建议收悉。现答复如下：\n另有两处正在选址。\n感谢您的支持。", 1)]
    [InlineData("您提出的建议收悉。现答复如下：\n另有两处正在选址。\n感谢各位代表的支持。", 1)]
    [InlineData("您提出的建议收悉。现答复如下：\n另有两处正在选址。\n感谢您的支持。", 0)]
    public void It_speaks_to_the_one_deputy_it_goes_to(string body, int marked) => Assert.Equal(marked, Proofreader.Check(
        CleanLetter.Letter with { Body = body, Addressees = ["池示例代表"] },
        ProofreadingContext.Default with { Second = new SecondLetter([new("某函〔2026〕4号", First)], [new("池示例", "")]) })
        .Count(f => f.Message.Contains("只答复一位代表", StringComparison.Ordinal)));

    private static IEnumerable<Finding> Found(string body, string words = "停车位没有增加。") => Proofreader.Check(
        CleanLetter.Letter with { Body = body },
        ProofreadingContext.Default with { Second = new SecondLetter([new("某函〔2026〕4号", First)], [new("池示例", words)]) })
        .Where(f => f.Message.Contains("池示例", StringComparison.Ordinal));
}
