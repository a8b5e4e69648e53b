using System.Text.Json;

namespace ReplyFlow.Data.Searching;

/// <summary>The text of an issued letter within its stored file.</summary>
public static class LetterBody
{
    /// <summary>The letter's body, paragraphs split by \n; empty where the file has none.</summary>
    public static string Of(string letterJson)
    {
        using var file = JsonDocument.Parse(letterJson);
        return file.RootElement.TryGetProperty("body", out var body) ? body.GetString() ?? "" : "";
    }
}
