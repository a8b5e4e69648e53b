using System.Text.Json.Serialization;

namespace ReplyFlow.Domain.Drafting;

/// <summary>What a figure may come from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TextSourceKind>))]
public enum TextSourceKind
{
    /// <summary>本单位统计: the bureau's own, by whom and as of when.</summary>
    Statistics,

    /// <summary>A document of the policy library.</summary>
    Policy,

    /// <summary>A file of the case.</summary>
    Attachment,

    /// <summary>A co-handling bureau's opinion.</summary>
    Opinion,
}
