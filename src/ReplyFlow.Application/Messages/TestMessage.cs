using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Domain;

namespace ReplyFlow.Application.Messages;

/// <summary>The administrator's test message: shows what the server answers with the settings in force. It bypasses the outbox.</summary>
public sealed class TestMessage(IMailTransport transport, MailOptions options, TimeProvider time)
{
    /// <summary>Sends a test message and returns the server's answer.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="by">Who asks, by name; stands in the text.</param>
    /// <param name="ct">Cancels.</param>
    public Task<MailResult> SendAsync(string address, string by, CancellationToken ct)
    {
        var now = time.UtcNowMicroseconds();
        return transport.SendAsync(new OutgoingMail(
            $"{Guid.CreateVersion7(now):N}@{options.MessageIdDomain}", "", "", "", address.Trim(), "测试邮件",
            $"这是一封测试邮件，由{by}于{now.ToOffset(BeijingTime.Offset):yyyy年M月d日 HH:mm}发出。收到它说明邮件设置可用，无需回复。\n", null), ct);
    }
}
