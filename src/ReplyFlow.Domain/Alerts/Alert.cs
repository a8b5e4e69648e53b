using ReplyFlow.Domain.Text;

namespace ReplyFlow.Domain.Alerts;

/// <summary>One thing that one person is told in one place, at least once; what it says is read from its event when it is sent.</summary>
public sealed class Alert
{
    /// <summary>Most UTF-16 units of <see cref="LastError"/>.</summary>
    public const int MaxError = 300;

    private DateTimeOffset _nextAttemptAt;

    /// <summary>What may become of an alert.</summary>
    public static Succession<AlertStatus> Course { get; } = new(new Dictionary<AlertStatus, AlertStatus[]>
    {
        [AlertStatus.Queued] = [AlertStatus.Queued, AlertStatus.Sent, AlertStatus.Failed, AlertStatus.Dropped],
    });

    /// <summary>Identifier; the other side knows a repeated message by that of its first alert.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What happened.</summary>
    public Guid EventId { get; init; }

    /// <summary>Who is told.</summary>
    public Guid PersonId { get; init; }

    /// <summary>The browser it is pushed to; <see cref="Guid.Empty"/> for the webhook. Unique with event and person.</summary>
    public Guid BrowserId { get; init; }

    /// <summary>安静时段: UTC, until when the person did not want to be told; all of one night are told together. Null for what is told at once.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Nothing but <see cref="AlertStatus.Queued"/> is sent.</summary>
    public AlertStatus Status { get; private set; }

    /// <summary>How often it was tried. Taking it counts, by the conditional update that is the lock.</summary>
    public int Attempts { get; private set; }

    /// <summary>When it may be tried next.</summary>
    public DateTimeOffset NextAttemptAt { get => _nextAttemptAt; init => _nextAttemptAt = value; }

    /// <summary>Until when a worker holds it; a crashed worker's hold runs out.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    /// <summary>The last failure in words, without address or secret.</summary>
    public string LastError { get; private set; } = "";

    /// <summary>UTC, when it was sent, given up or dropped; null while it waits.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>The other side took it.</summary>
    public void Accept(DateTimeOffset at) => End(AlertStatus.Sent, "", at);

    /// <summary>Nobody needs it any more.</summary>
    public void Drop(DateTimeOffset at) => End(AlertStatus.Dropped, "", at);

    /// <summary>It is given up.</summary>
    public void Fail(string words, DateTimeOffset at) => End(AlertStatus.Failed, words, at);

    /// <summary>The attempt failed; it may succeed later.</summary>
    public void Defer(string words, DateTimeOffset next)
    {
        Status = Course.Step(Status, AlertStatus.Queued);
        (LastError, _nextAttemptAt, LeasedUntil) = (words.Beginning(MaxError), next, null);
    }

    private void End(AlertStatus status, string words, DateTimeOffset at)
    {
        Status = Course.Step(Status, status);
        (LastError, DoneAt, LeasedUntil) = (words.Beginning(MaxError), at, null);
    }
}
