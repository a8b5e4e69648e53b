using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Testing.Smtp;

namespace ReplyFlow.Application.Tests.Delivery;

/// <summary>To where a message comes back, and to where it is answered.</summary>
public sealed class ReturnAddressTests
{
    [Fact]
    public async Task Every_message_comes_back_to_an_address_of_its_own()
    {
        await using var server = new SmtpServer();
        var transport = SmtpSamples.Transport(server, o => o.ReturnAddress = "back@water.example");
        await transport.SendAsync(SmtpSamples.Mail with { IsAnswered = true, ReplyTo = "office@bureau.example" }, TestContext.Current.CancellationToken);
        await transport.SendAsync(SmtpSamples.Mail with { ReplyTo = "office@bureau.example" }, TestContext.Current.CancellationToken);
        Assert.All(server.Received, m => Assert.Equal("back+0123@water.example", m.From));
        var (deputy, copy) = (server.Received[0].Data, server.Received[1].Data);
        Assert.Contains("\r\nDisposition-Notification-To: back+0123@water.example\r\n", deputy, StringComparison.Ordinal);
        Assert.Contains("<back+0123@water.example>", deputy, StringComparison.Ordinal);
        Assert.DoesNotContain("office@bureau.example", deputy, StringComparison.Ordinal);
        Assert.Contains("Reply-To: office@bureau.example", copy, StringComparison.Ordinal);
        Assert.DoesNotContain("Disposition-Notification-To", copy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_one_it_comes_back_to_the_sender()
    {
        await using var server = new SmtpServer();
        await SmtpSamples.Transport(server).SendAsync(SmtpSamples.Mail with { IsAnswered = true }, TestContext.Current.CancellationToken);
        var mail = Assert.Single(server.Received);
        Assert.Equal("office@water.example", mail.From);
        Assert.DoesNotContain("Disposition-Notification-To", mail.Data, StringComparison.Ordinal);
    }
}
