using System.Collections;

namespace ReplyFlow.Domain.Tests;

/// <summary>A table of verbs as text: one line a state, with the verbs it takes. Any other verb is refused there and changes nothing.</summary>
internal static class VerbTable
{
    public static string Of<T>(IEnumerable<(string Name, Func<T> Make)> states, IReadOnlyCollection<(string Name, Action<T> Do)> verbs)
        where T : class =>
        string.Join("\n", states.Select(s => $"{s.Name}: {string.Join(", ", verbs.Where(v => Takes(s.Make(), v.Do)).Select(v => v.Name))}".TrimEnd()));

    private static bool Takes<T>(T entity, Action<T> verb)
        where T : class
    {
        var before = State(entity);
        try
        {
            verb(entity);
        }
        catch (InvalidOperationException)
        {
            Assert.Equal(before, State(entity));
            return false;
        }
        Assert.NotEqual(before, State(entity));
        return true;
    }

    private static List<object?> State(object entity) =>
        [.. entity.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0 && p.GetMethod is { IsStatic: false }).Select(p => Value(p.GetValue(entity)))];

    private static object? Value(object? value) => value is IEnumerable and not string ? string.Join("; ", ((IEnumerable)value).Cast<object>()) : value;
}
