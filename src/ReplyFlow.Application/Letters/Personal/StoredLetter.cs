using System.Text.Json;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Application.Letters.Personal;

/// <summary>Reads back the letter file that is stored beside an issued PDF.</summary>
public static class StoredLetter
{
    /// <summary>The letter.</summary>
    public static Letter Of(string json) => JsonSerializer.Deserialize<Letter>(json, LetterIssuer.LetterJson)!;
}
