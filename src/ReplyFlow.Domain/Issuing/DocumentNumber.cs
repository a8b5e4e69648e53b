namespace ReplyFlow.Domain.Issuing;

/// <summary>发文字号: one allocated number. Never changes but by being voided; voided ones are kept.</summary>
public sealed class DocumentNumber
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Key of the <see cref="NumberSeries"/>; unique together with <see cref="Value"/>.</summary>
    public Guid SeriesId { get; init; }

    /// <summary>序号 within the series, from its <see cref="NumberSeries.FirstValue"/> without a gap.</summary>
    public int Value { get; init; }

    /// <summary>The number as printed, for example 市工信函〔2023〕66号.</summary>
    public required string Text { get; init; }

    /// <summary>The case it was allocated for.</summary>
    public Guid CaseId { get; init; }

    /// <summary>UTC, of the issuing transaction.</summary>
    public DateTimeOffset AllocatedAt { get; init; }

    /// <summary>When it was voided; null while it holds.</summary>
    public DateTimeOffset? VoidedAt { get; private set; }

    /// <summary>Why it was voided; empty while it holds.</summary>
    public string VoidReason { get; private set; } = "";

    /// <summary>作废: declares the number void, the one change it may undergo. It stays taken.</summary>
    /// <exception cref="InvalidOperationException">It is void already.</exception>
    public void Void(string reason, DateTimeOffset at)
    {
        if (VoidedAt is not null)
            throw new InvalidOperationException($"{Text} is void already.");
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        (VoidedAt, VoidReason) = (at, reason);
    }

    /// <summary>The number as GB/T 9704-2012, 7.2.5 prints it: six-corner brackets, four-digit year, no leading zero.</summary>
    public static string Format(string prefix, int year, int value) => $"{prefix}〔{year:0000}〕{value}号";

    /// <summary>The number's place before it is allocated, as bureaus leave it: all but the serial number.</summary>
    public static string Blank(string prefix, int year) => $"{prefix}〔{year:0000}〕　号";
}
