using ReplyFlow.Application.Letters.Signing;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Letters;

/// <summary>An issued letter with what is known about it.</summary>
/// <param name="Letter">The letter with its number, without the PDF's bytes where only its page is shown.</param>
/// <param name="IsIntact">Whether the stored PDF still has the hash it was issued with.</param>
/// <param name="Bytes">Size of the PDF in bytes.</param>
/// <param name="Bureau">The issuing bureau's name.</param>
/// <param name="SuggestionNumber">The suggestion's number, width kept.</param>
/// <param name="SuggestionKind">During or off session.</param>
/// <param name="SuggestionTitle">The suggestion's title.</param>
/// <param name="Session">The session's name.</param>
/// <param name="DraftNo">Which draft version was signed.</param>
/// <param name="DraftIntact">Whether that version still has the hash that was signed.</param>
/// <param name="Signature">What its electronic signature is worth; null where it has none.</param>
/// <param name="MayVoid">Whether the reader may void the number.</param>
public sealed record LetterView(
    IssuedLetter Letter, bool IsIntact, int Bytes, string Bureau, string SuggestionNumber, SuggestionKind SuggestionKind,
    string SuggestionTitle, string Session, int DraftNo, bool DraftIntact, LetterSignature? Signature, bool MayVoid)
{
    /// <summary>The PDF's file name, in Chinese.</summary>
    public string FileName => FileNameOf(Letter);

    /// <summary>A letter's file name: number and title.</summary>
    public static string FileNameOf(IssuedLetter letter) => $"{letter.DocumentNumber!.Text} {letter.Title}.pdf";
}
