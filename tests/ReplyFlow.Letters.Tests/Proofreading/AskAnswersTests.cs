using ReplyFlow.Letters.Proofreading;

namespace ReplyFlow.Letters.Tests.Proofreading;

public sealed class AskAnswersTests
{
    private const string Body = "您提出的关于增设社区食堂的建议收悉。\n一、关于社区食堂\n今年在云溪片区增设社区食堂两处，方便老年人就餐。\n感谢您的关心。";

    [Fact]
    public void A_paragraph_with_the_words_of_an_ask_seems_to_answer_it()
    {
        Assert.Equal([2, 3], AskAnswers.Likely("增设社区食堂", Body));
        Assert.Empty(AskAnswers.Likely("修建过街天桥", Body)!);
    }

    [Fact]
    public void A_promise_of_last_year_that_is_only_quoted_answers_nothing()
    {
        const string Quoted = "您提出的建议收悉。\n我们在示工信函〔2025〕7号复函中承诺：“2025年底前建立首版次软件目录。”";
        Assert.Empty(AskAnswers.Likely("建立首版次软件目录", Quoted)!);
        Assert.Equal([2], AskAnswers.Likely("建立首版次软件目录", Quoted + "首版次软件目录已于2025年12月发布。"));
        Assert.Equal([2], AskAnswers.Likely("明确充电服务费标准", "您提出的建议收悉。\n《示例办法》第二条规定：“充电服务费标准不超过每千瓦时0.6元。”"));
    }

    [Fact]
    public void A_named_paragraph_is_found_after_it_was_edited_and_moved_and_not_when_it_is_gone()
    {
        string[] named = ["今年在云溪片区增设社区食堂两处，方便老年人就餐。"];
        Assert.Equal([3], AskAnswers.Place(named, Body));
        Assert.Equal([1], AskAnswers.Place(named, "今年将在云溪片区增设社区食堂三处，方便老年人就近就餐。\n感谢您的关心。"));
        Assert.Empty(AskAnswers.Place(named, "感谢您的关心。"));
    }
}
