using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Letters;

/// <summary>One line of the register: an allocated number and the letter that bears it.</summary>
/// <param name="NumberId">The number.</param>
/// <param name="Number">As printed, for example 市工信函〔2023〕66号.</param>
/// <param name="Bureau">Short name of the bureau that numbers.</param>
/// <param name="CaseId">The case; null where the reader may not see it.</param>
/// <param name="CaseNumber">The suggestion's number, width kept; null where the reader may not see it.</param>
/// <param name="CaseKind">During or off session.</param>
/// <param name="LetterId">The letter; null where there is none or the reader may not see it.</param>
/// <param name="Title">The letter's title; null likewise.</param>
/// <param name="IssuedOn">成文日期; null where there is no letter.</param>
/// <param name="Signatory">签发人; null where the reader may not see the letter.</param>
/// <param name="Pages">Pages of the PDF.</param>
/// <param name="IsSecret">Whether the reader may not see it because the deputy's identity is secret.</param>
/// <param name="VoidedAt">When the number was voided; null while it holds.</param>
/// <param name="VoidReason">Why.</param>
public sealed record LetterRow(
    Guid NumberId, string Number, string Bureau, Guid? CaseId, string? CaseNumber, SuggestionKind CaseKind, Guid? LetterId, string? Title,
    DateOnly? IssuedOn, string? Signatory, int Pages, bool IsSecret, DateTimeOffset? VoidedAt, string VoidReason)
{
    /// <summary>Whether the stored PDF still has the hash it was issued with; null where there is no letter, or none was
    /// checked: that reads the whole PDF, so it is done for files and where one letter is opened.</summary>
    public bool? IsIntact { get; init; }
}

/// <summary>A series in a year, for choosing and for its next number.</summary>
/// <param name="Id">The series.</param>
/// <param name="Bureau">Short name of the bureau.</param>
/// <param name="Prefix">机关代字.</param>
/// <param name="Year">Year.</param>
/// <param name="Next">The number the next letter gets, as printed.</param>
/// <param name="Count">How many of its numbers the reader may see.</param>
public sealed record LetterSeries(Guid Id, string Bureau, string Prefix, int Year, string Next, int Count);
