using System.Text.Json;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Audit;

namespace ReplyFlow.Application.Core;

/// <summary>
/// What an event of the audit trail says, as facts; a record a kind. Its public properties are the stored JSON: their names stay,
/// and what a later release adds has a default, so that every row ever written is read.
/// </summary>
public abstract record AuditFact
{
    private static readonly JsonSerializerOptions Reading =
        new(StoredJson.Options) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>The draft version it is about; null where it is about none.</summary>
    internal virtual int? AboutDraft => null;

    /// <summary>The name a kind is stored under.</summary>
    public static string KindOf<T>() where T : AuditFact => AuditKinds.Of(typeof(T)).Name;

    /// <summary>The facts of any event; null for a kind that this program does not know.</summary>
    /// <exception cref="JsonException">The row does not hold what the kind says.</exception>
    public static AuditFact? Read(AuditEvent e) => AuditKinds.Find(e.Kind) is { } type ? Read(e.Data, type) : null;

    /// <summary>The facts of an event that is known to be of this kind.</summary>
    /// <exception cref="JsonException">The row does not hold what the kind says.</exception>
    public static T Read<T>(AuditEvent e) where T : AuditFact =>
        e.Kind == KindOf<T>() ? Read<T>(e.Data) : throw new JsonException($"event {e.Seq} is a {e.Kind}, not a {KindOf<T>()}");

    /// <summary>The facts of a stored row that is known to be of this kind.</summary>
    /// <exception cref="JsonException">The row does not hold what the kind says.</exception>
    public static T Read<T>(string data) where T : AuditFact => (T)Read(data, typeof(T));

    internal virtual string ToJson() => JsonSerializer.Serialize(this, GetType(), StoredJson.Options);

    private static AuditFact Read(string data, Type type) =>
        (AuditFact?)JsonSerializer.Deserialize(data, type, Reading) ?? throw new JsonException("null is no fact");
}
