namespace ReplyFlow.Domain.Issuing;

/// <summary>A bureau's series of document numbers in one year, for example 市工信函〔2023〕. Gap-free from 1.</summary>
public sealed class NumberSeries
{
    private int _nextValue = 1;

    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The bureau; unique together with <see cref="Prefix"/> and <see cref="Year"/>.</summary>
    public Guid BureauId { get; init; }

    /// <summary>机关代字, for example 市工信函.</summary>
    public required string Prefix { get; init; }

    /// <summary>Four digits; a new year starts a new series.</summary>
    public int Year { get; init; }

    /// <summary>Number of the first document the system allocates; earlier ones were given on paper.</summary>
    public int FirstValue { get; init; } = 1;

    /// <summary>The number the next document gets: one more than the last allocated, voided ones included.</summary>
    public int NextValue { get => _nextValue; init => _nextValue = value; }

    /// <summary>Gives the next number to a case and counts up.</summary>
    public DocumentNumber Next(Guid caseId, DateTimeOffset at)
    {
        var value = _nextValue++;
        return new DocumentNumber { SeriesId = Id, Value = value, Text = DocumentNumber.Format(Prefix, Year, value), CaseId = caseId, AllocatedAt = at };
    }
}
