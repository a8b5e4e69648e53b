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
    public void A_named_paragraph_is_found_after_it_was_edited_and_moved_and_not_when_it_is_gone()
    {
        string[] named = ["今年在云溪片区增设社区食堂两处，方便老年人就餐。"];
        Assert.Equal([3], AskAnswers.Place(named, Body));
        Assert.Equal([1], AskAnswers.Place(named, "今年将在云溪片区增设社区食堂三处，方便老年人就近就餐。\n感谢您的关心。"));
        Assert.Empty(AskAnswers.Place(named, "感谢您的关心。"));
    }
}
