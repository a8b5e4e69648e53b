namespace ReplyFlow.Domain.Issuing;

/// <summary>发文字号: one allocated number. Voided ones are kept.</summary>
public sealed class DocumentNumber
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Key of the <see cref="NumberSeries"/>; unique together with <see cref="Value"/>.</summary>
    public Guid SeriesId { get; set; }

    /// <summary>序号 within the series, from its <see cref="NumberSeries.FirstValue"/> without a gap.</summary>
    public int Value { get; set; }

    /// <summary>The number as printed, for example 市工信函〔2023〕66号.</summary>
    public required string Text { get; set; }

    /// <summary>The case it was allocated for.</summary>
    public Guid CaseId { get; set; }

    /// <summary>UTC, of the issuing transaction.</summary>
    public DateTimeOffset AllocatedAt { get; set; }

    /// <summary>When it was voided; null while it holds.</summary>
    public DateTimeOffset? VoidedAt { get; set; }

    /// <summary>Why it was voided; empty while it holds.</summary>
    public string VoidReason { get; set; } = "";

    /// <summary>The number as GB/T 9704-2012, 7.2.5 prints it: six-corner brackets, four-digit year, no leading zero.</summary>
    public static string Format(string prefix, int year, int value) => $"{prefix}〔{year:0000}〕{value}号";

    /// <summary>The number's place before it is allocated, as bureaus leave it: all but the serial number.</summary>
    public static string Blank(string prefix, int year) => $"{prefix}〔{year:0000}〕　号";
}
