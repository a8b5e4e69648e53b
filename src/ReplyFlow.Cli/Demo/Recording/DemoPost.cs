using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Mail;

namespace ReplyFlow.Cli.Demo.Recording;

/// <summary>An invented mail server, which takes every message over, and the deputies' mailboxes, in which their links are found.</summary>
internal sealed class DemoPost : IMailTransport, IMailConnection
{
    private static readonly Regex Link = new($"{PublicAddress.PersonalPages}/([A-Za-z0-9_-]+)", RegexOptions.CultureInvariant);
    private readonly ConcurrentDictionary<string, string> _tokens = new();

    /// <inheritdoc />
    public string Description => "smtp://mail.demo.invalid";

    /// <inheritdoc />
    public TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <summary>The token in the newest mail to an address.</summary>
    public string TokenOf(string address) => _tokens[address];

    /// <inheritdoc />
    public IMailConnection Open() => this;

    /// <inheritdoc />
    public Task<MailResult> SendAsync(OutgoingMail mail, CancellationToken ct)
    {
        if (Link.Match(mail.Body) is { Success: true } link)
            _tokens[mail.ToAddress] = link.Groups[1].Value;
        return Task.FromResult(MailResult.Accepted("250 2.0.0 Ok: queued"));
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
