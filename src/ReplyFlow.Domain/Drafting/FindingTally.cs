namespace ReplyFlow.Domain.Drafting;

/// <summary>
/// How much one check of 核稿 found in a submitted version, as the lists and the library were when it was counted, soon after it was
/// submitted. Counted for reports: nothing rests on it.
/// </summary>
public sealed class FindingTally
{
    /// <summary><see cref="Check"/> of the row that stands for the version as a whole; every counted version has one.</summary>
    public const int Whole = 0;

    /// <summary>The version.</summary>
    public Guid VersionId { get; init; }

    /// <summary>The check's number; <see cref="Whole"/> for all of them together.</summary>
    public int Check { get; init; }

    /// <summary>The lead bureau at that time; null where the case had none.</summary>
    public Guid? BureauId { get; init; }

    /// <summary>The division that drafted; null where the bureau has none.</summary>
    public Guid? DivisionId { get; init; }

    /// <summary>The day on which the version was submitted, Beijing date.</summary>
    public DateOnly On { get; init; }

    /// <summary>须改: how many errors.</summary>
    public int Errors { get; init; }

    /// <summary>斟酌: how many warnings.</summary>
    public int Warnings { get; init; }
}
