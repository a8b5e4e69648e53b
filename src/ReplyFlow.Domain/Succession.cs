namespace ReplyFlow.Domain;

/// <summary>Which state may follow which: the one table of an entity that guards its own state. A state without a line is the end.</summary>
/// <param name="table">A state and those that may follow it; staying in a state is named like any other step.</param>
public sealed class Succession<T>(IReadOnlyDictionary<T, T[]> table)
    where T : struct, Enum
{
    /// <summary>Whether one state may follow another.</summary>
    public bool Allows(T from, T to) => table.TryGetValue(from, out var next) && next.Contains(to);

    /// <summary>The next state.</summary>
    /// <exception cref="InvalidOperationException">It may not follow: the caller did not look first.</exception>
    internal T Step(T from, T to) =>
        Allows(from, to) ? to : throw new InvalidOperationException($"{typeof(T).Name} {to} cannot follow {from}.");
}
