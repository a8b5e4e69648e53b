using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Messages.Outbox;

/// <summary>What a message to a deputy carries beside its letter, made at the moment of sending because nobody but the deputy may have it.</summary>
public abstract class MailEnclosure
{
    /// <summary>Makes it; the same at every attempt.</summary>
    /// <param name="row">The claimed message.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null where this message carries nothing more.</returns>
    public abstract Task<Enclosed?> MakeAsync(OutboxMessage row, CancellationToken ct);
}

/// <summary>A message's text and the files that go with it.</summary>
/// <param name="Body">The whole plain text.</param>
/// <param name="Files">Attached after the letter.</param>
public sealed record Enclosed(string Body, IReadOnlyList<MailAttachment> Files);
