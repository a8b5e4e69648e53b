using System.Collections.Concurrent;
using ReplyFlow.Application.Messages.Mail;

namespace ReplyFlow.Application.Tests.Delivery;

/// <summary>A transport that does what a test says, and keeps what it was given.</summary>
internal sealed class ScriptedTransport(Func<OutgoingMail, Task<MailResult>>? send = null) : IMailTransport, IMailConnection
{
    private readonly ConcurrentQueue<OutgoingMail> _sent = new();

    public static ScriptedTransport Answering(MailResult result) => new(_ => Task.FromResult(result));

    public IReadOnlyList<OutgoingMail> Sent => [.. _sent];

    public string Description => "scripted";

    public TimeSpan Timeout => TimeSpan.FromSeconds(100);

    public IMailConnection Open() => this;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public async Task<MailResult> SendAsync(OutgoingMail mail, CancellationToken ct)
    {
        _sent.Enqueue(mail);
        return send is null ? MailResult.Accepted("250 ok") : await send(mail);
    }
}
