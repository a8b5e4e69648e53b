namespace ReplyFlow.Domain.Drafting;

/// <summary>
/// What a person decided about one finding of 核稿 in a case's letter: that a warning is left as it is (保留不改), or that an
/// error is none (不是差错). It stands for the case as long as the marked words and the complaint stay the same.
/// </summary>
public sealed class FindingWaiver
{
    /// <summary>Longest <see cref="Reason"/>, in characters.</summary>
    public const int MaxReason = 500;

    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The case whose letters it holds for.</summary>
    public Guid CaseId { get; init; }

    /// <summary>SHA-256 of the finding's severity and fingerprint, lower-case hex: what it is found by.</summary>
    public required string Key { get; init; }

    /// <summary>Whether the finding was an error, confirmed to be none; otherwise it was a warning.</summary>
    public bool IsError { get; init; }

    /// <summary>The check's number, 1 to 16.</summary>
    public int Rule { get; init; }

    /// <summary>The letter file's field the finding was in.</summary>
    public required string Field { get; init; }

    /// <summary>The marked words; empty where something was missing.</summary>
    public required string Marked { get; init; }

    /// <summary>The finding's words at that time, in Chinese.</summary>
    public required string Message { get; init; }

    /// <summary>Why it may stay, at most <see cref="MaxReason"/> characters.</summary>
    public required string Reason { get; init; }

    /// <summary>The account that decided.</summary>
    public Guid ById { get; init; }

    /// <summary>Who decided, by name, with whom they stood in for.</summary>
    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it was taken back; null while it stands.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who took it back, by name; empty while it stands.</summary>
    public string EndedBy { get; private set; } = "";

    /// <summary>Takes it back.</summary>
    /// <exception cref="InvalidOperationException">It was taken back already.</exception>
    public void End(string by, DateTimeOffset at)
    {
        if (EndedAt is not null)
            throw new InvalidOperationException("The decision was taken back already.");
        (EndedBy, EndedAt) = (by, at);
    }
}
