using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Letters.Proofreading;

namespace ReplyFlow.Letters.Tests.Proofreading;

public sealed class AskFinderTests
{
    [Fact]
    public void Numbered_points_behind_the_opening_words_are_the_asks() =>
        Assert.Equal(
            ["增设社区食堂", "延长服务时间", "给予运营补贴"],
            AskFinder.Find("一、存在的问题\n（一）就餐不便。老人多。\n二、具体建议\n（一）增设社区食堂。按片区布点。\n（二）延长服务时间。\n（三）给予运营补贴。"));

    [Fact]
    public void Points_inside_one_sentence_are_found() =>
        Assert.Equal(
            ["增设社区食堂", "延长服务时间到晚八点", "给予运营补贴"],
            AskFinder.Find("云溪片区老人多。\n为此，建议：一是增设社区食堂；二是延长服务时间到晚八点；三是给予运营补贴。"));

    [Fact]
    public void Without_numbers_the_sentences_that_ask_are_taken() =>
        Assert.Equal(
            ["尽快在云溪片区增设社区食堂", "给予运营补贴"],
            AskFinder.Find("云溪片区老人多。希望尽快在云溪片区增设社区食堂。\n恳请给予运营补贴。"));

    [Theory]
    [InlineData("建议：一、摸清底数；二、先行试点。", "摸清底数", "先行试点")]
    [InlineData("现状一般。\n为此建议：\n一、明确牵头部门和工作机制。\n二、制定支持办法，并向社会公布。\n谢谢。", "明确牵头部门和工作机制", "制定支持办法，并向社会公布")]
    [InlineData("希望加快建设步伐。目前进展缓慢。", "加快建设步伐")]
    [InlineData("我们建议尽快出台细则；同时加强宣传。", "尽快出台细则")]
    [InlineData("首版次软件推广应用难。\n一、建议加大首版次软件应用的支持力度。\n二、建议建立首版次软件目录。", "加大首版次软件应用的支持力度", "建立首版次软件目录")]
    [InlineData("一、建议增设站点；二、建议延长运营时间。", "增设站点", "延长运营时间")]
    [InlineData("建议市政府加大支持力度，建立首版次软件目录，加强宣传推广。", "市政府加大支持力度", "建立首版次软件目录", "加强宣传推广")]
    [InlineData("建议增设社区食堂，提升群众满意度，方便老人。", "增设社区食堂，提升群众满意度，方便老人")]
    [InlineData("建议：一是摸清底数，二是先行试点，三是总结推广。", "摸清底数", "先行试点", "总结推广")]
    [InlineData("一、建议的背景和依据\n群众需要。\n二、具体建议\n1.增设站点。", "增设站点")]
    [InlineData("道路年久失修，群众反映强烈。")]
    public void Asks_are_found_in_the_usual_forms(string text, params string[] asks) => Assert.Equal(asks, AskFinder.Find(text));

    [Fact]
    public void A_text_that_asks_nothing_has_no_asks() => Assert.Empty(AskFinder.Find("云溪片区老人多。\n\n"));

    [Fact]
    public void Asks_are_pieces_of_the_text() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
            {
                var plain = (text ?? "").ReplaceLineEndings("\n");
                return AskFinder.Find("建议如下：\n1.甲乙丙丁戊己。" + plain).All(a => ("建议如下：\n1.甲乙丙丁戊己。" + plain).Contains(a, StringComparison.Ordinal));
            })
            .QuickCheckThrowOnFailure();
}
