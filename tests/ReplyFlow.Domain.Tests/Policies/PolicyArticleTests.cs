using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Domain.Tests.Policies;

/// <summary>The pieces of a document that can be pointed at.</summary>
public sealed class PolicyArticleTests
{
    [Fact]
    public void Articles_hold_what_follows_them_and_chapters_stand_between()
    {
        const string Text = "示例市路灯条例\n\n第一章 总则\n第一条 为了照明，制定本条例。\n第二条 下列路段装路灯：\n（一）干路；\n第二章 附则\n第三条 自公布之日起施行。\n";

        var pieces = PolicyArticle.Of(Text);

        Assert.Equal(["p1", "p2", "a1", "a2", "p5", "a3"], pieces.Select(p => p.Anchor));
        Assert.Equal(["", "", "第一条", "第二条", "", "第三条"], pieces.Select(p => p.Label));
        Assert.Equal("第二条 下列路段装路灯：\n（一）干路；", pieces[3].Text);
        Assert.All(pieces, p => Assert.Equal(p.Text.Split('\n')[0], Text.Substring(p.Start, p.Text.Split('\n')[0].Length)));
    }

    [Fact]
    public void A_text_without_articles_is_numbered_by_paragraphs()
    {
        var pieces = PolicyArticle.Of("示例市方案\n\n　一、目标。\n第一条街的改造，按第二条的规定办。\n");

        Assert.Equal([("p1", "第1段"), ("p2", "第2段"), ("p3", "第3段")], pieces.Select(p => (p.Anchor, p.Label)));
        Assert.Empty(PolicyArticle.Of(" \n\n"));
    }
}
