using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Application.Letters;

/// <summary>The letter file that is stored beside an issued PDF, with the 征询意见表 that goes with the letter.</summary>
public static class StoredLetter
{
    private const string Form = "feedbackForm";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>A letter that nobody is asked about.</summary>
    public static string Write(Letter letter) => JsonSerializer.Serialize(letter, Options);

    /// <summary>A letter with the form it is sent with.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="form">The form's file; null where its profile has none.</param>
    public static string Write(Letter letter, string? form)
    {
        var file = JsonSerializer.SerializeToNode(letter, Options)!.AsObject();
        file[Form] = form is null ? null : JsonNode.Parse(form);
        return file.ToJsonString(Options);
    }

    /// <summary>The letter.</summary>
    public static Letter Of(string json) => JsonSerializer.Deserialize<Letter>(json, Options)!;

    /// <summary>Whether the form is kept with the letter; letters of earlier programs have none.</summary>
    /// <param name="json">The letter file.</param>
    /// <param name="form">The form's file; null where the letter went without one.</param>
    public static bool HasForm(string json, out string? form)
    {
        var kept = JsonNode.Parse(json)!.AsObject().TryGetPropertyValue(Form, out var node);
        form = node?.ToJsonString(Options);
        return kept;
    }
}
