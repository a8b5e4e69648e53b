using System.Collections.Frozen;
using System.Reflection;

namespace ReplyFlow.Application.Core;

/// <summary>The kinds of events of this program, as their records declare them.</summary>
internal static class AuditKinds
{
    private static readonly FrozenDictionary<Type, AuditKindAttribute> Declared = typeof(AuditFact).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(AuditFact)) && !t.IsAbstract)
        .ToFrozenDictionary(t => t, t => t.GetCustomAttribute<AuditKindAttribute>() ?? throw new InvalidOperationException($"{t.Name} names no kind"));

    private static readonly FrozenDictionary<string, Type> Types = Declared.ToFrozenDictionary(d => d.Value.Name, d => d.Key);

    /// <summary>Every kind's record, by stored name.</summary>
    public static IReadOnlyDictionary<string, Type> All => Types;

    /// <summary>What a record declares.</summary>
    public static AuditKindAttribute Of(Type type) => Declared[type];

    /// <summary>The record of a stored name; null where this program knows none.</summary>
    public static Type? Find(string kind) => Types.GetValueOrDefault(kind);

    /// <summary>What entries of a kind are about.</summary>
    public static CaseEventGroup GroupOf(string kind) => Find(kind) is { } type ? Of(type).Group : CaseEventGroup.Handling;
}
