namespace ReplyFlow.Application.Core;

/// <summary>The name under which a kind of event is stored. It is the kind's home: no other line writes it, and it outlives the record's name.</summary>
/// <param name="name">The stored name; never changed, since the trail is append-only.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class AuditKindAttribute(string name) : Attribute
{
    /// <summary>The stored name.</summary>
    public string Name { get; } = name;

    /// <summary>What its entries in a case's history are about.</summary>
    public CaseEventGroup Group { get; init; } = CaseEventGroup.Handling;
}
