using System.Text.Json;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Application.Letters.Personal;

/// <summary>Reads back the letter file that is stored beside an issued PDF.</summary>
internal static class StoredLetter
{
    public static Letter Of(string json) => JsonSerializer.Deserialize<Letter>(json, LetterIssuer.LetterJson)!;
}
