using System.Collections.Frozen;

namespace ReplyFlow.Data.Guarding;

/// <summary>A table whose rows the database itself keeps from being changed or deleted.</summary>
/// <param name="Entity">The entity the table holds.</param>
/// <param name="FreeProperties">Names of the properties that may still change; every other column may not.</param>
/// <param name="FrozenOnce">Name of a free property after whose first value the whole row is frozen; null for none.</param>
/// <param name="SetOnce">Whether each free property keeps the first value that it gets.</param>
public sealed record Guard(Type Entity, FrozenSet<string> FreeProperties, string? FrozenOnce = null, bool SetOnce = false)
{
    /// <summary>A guard on every column.</summary>
    public static Guard Whole<T>() => new(typeof(T), []);
}
