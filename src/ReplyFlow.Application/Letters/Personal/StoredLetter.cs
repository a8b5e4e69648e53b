using System.Text.Json;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Application.Letters.Personal;

/// <summary>Reads back the letter file that is stored beside an issued PDF.</summary>
internal static class StoredLetter
{
    public static Letter Of(IssuedLetter issued) => JsonSerializer.Deserialize<Letter>(issued.LetterJson, LetterIssuer.LetterJson)!;
}
