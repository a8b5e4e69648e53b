namespace ReplyFlow.Domain.Tests;

/// <summary>A table of states as text, so that a test shows every pair: one line a state, with those that may follow it.</summary>
internal static class StatusTable
{
    public static string Of<T>(Succession<T> course)
        where T : struct, Enum =>
        string.Join("\n", Enum.GetValues<T>().Select(from => $"{from}: {string.Join(", ", Enum.GetValues<T>().Where(to => course.Allows(from, to)))}".TrimEnd()));
}
