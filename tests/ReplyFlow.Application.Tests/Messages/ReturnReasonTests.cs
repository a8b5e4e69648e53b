using ReplyFlow.Application.Messages.Mail;

namespace ReplyFlow.Application.Tests.Messages;

/// <summary>What servers say of a failure is told in plain Chinese first.</summary>
public sealed class ReturnReasonTests
{
    [Theory]
    [InlineData("5.1.1", "对方服务器说没有这个邮箱")]
    [InlineData("5.1.2", "没有这个邮箱域名，或者找不到它的服务器")]
    [InlineData("5.4.4", "没有这个邮箱域名，或者找不到它的服务器")]
    [InlineData("5.2.1", "对方邮箱已停用")]
    [InlineData("4.2.2", "对方邮箱已满")]
    [InlineData("5.3.4", "邮件超过了对方的大小限制")]
    [InlineData("5.7.26", "对方服务器拒绝接收")]
    [InlineData("4.3.0", "对方服务器多次没有接收，已放弃")]
    [InlineData("5.0.0", null)]
    [InlineData("", null)]
    [InlineData("5.7", null)]
    public void A_status_has_its_reason(string status, string? reason) => Assert.Equal(reason, ReturnReason.Of(status));

    [Theory]
    [InlineData("服务器拒收（550）：5.1.1 <a@b.invalid>: Recipient address rejected", "对方服务器说没有这个邮箱")]
    [InlineData("550-5.2.2 The email account that you tried to reach is over quota", "对方邮箱已满")]
    [InlineData("550 no such user", null)]
    [InlineData("no route to 10.5.1.1, version 4.2.2.1", null)]
    public void It_is_found_in_a_server_s_words(string words, string? reason) => Assert.Equal(reason, ReturnReason.In(words));
}
