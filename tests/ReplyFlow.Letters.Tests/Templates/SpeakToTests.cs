using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Letters.Tests.Templates;

/// <summary>What a draft starts from, where several deputies are answered.</summary>
public sealed class SpeakToTests
{
    [Theory]
    [InlineData("您提出的《{title}》收悉。", 1, "代表", "您提出的《{title}》收悉。")]
    [InlineData("您提出的《{title}》收悉。", 2, "代表", "各位代表提出的《{title}》收悉。")]
    [InlineData("感谢您们的关心，祝您工作顺利。", 3, "委员", "感谢各位委员的关心，祝各位委员工作顺利。")]
    public void Several_are_not_called_by_the_word_for_one(string text, int deputies, string office, string spoken) =>
        Assert.Equal(spoken, TextSettings.SpeakTo(text, deputies, office));
}
