using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Mail;

namespace ReplyFlow.Application.Tests.Messages;

/// <summary>A mail's HTML in a page of ours keeps its words and links and brings nothing along.</summary>
public sealed class ShownMailTests
{
    [Fact]
    public void Our_own_mails_keep_their_paragraphs_lines_and_links() => Assert.Equal(
        "<p>祝示例代表：</p>\n<p>怎样看：<br>\n<a href=\"https://reply.example/d/abc\" target=\"_blank\" rel=\"noopener noreferrer\">https://reply.example/d/abc</a></p>",
        ShownMail.Of(MailHtml.Of("祝示例代表：\n\n怎样看：\nhttps://reply.example/d/abc")));

    [Theory]
    [InlineData("<p onclick=\"x()\">话</p>", "<p>话</p>")]
    [InlineData("<script>x()</script>话", "话")]
    [InlineData("<p style=\"position:fixed\">话</p>", "<p>话</p>")]
    [InlineData("<img src=x onerror=x()>话", "话")]
    [InlineData("<svg><script>x()</script></svg>话", "话")]
    [InlineData("<iframe srcdoc=\"<script>x()</script>\"></iframe>话", "话")]
    [InlineData("<a href=\"javascript:x()\">话</a>", "<a target=\"_blank\" rel=\"noopener noreferrer\">话</a>")]
    [InlineData("<form action=/x><input name=a>话</form>", "话")]
    [InlineData("&lt;script&gt;话", "&lt;script&gt;话")]
    [InlineData("<!-- x --><title><script>x()</script></title>话", "&lt;script&gt;x()&lt;/script&gt;话")]
    public void Nothing_else_comes_through(string html, string shown) => Assert.Equal(shown, ShownMail.Of(html));
}
