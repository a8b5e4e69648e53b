using System.Collections;
using ReplyFlow.Domain.Cases;

namespace ReplyFlow.Application.Core;

/// <summary>
/// What a request is about, as the scope of all its log lines: its reference, which the error page shows, and the number of the case, from the
/// moment that is known.
/// </summary>
public sealed class LogSubject : IReadOnlyList<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<LogSubject?> Current = new();

    private readonly string _reference;
    private volatile string? _case;

    private LogSubject(string reference) => _reference = reference;

    /// <inheritdoc />
    public int Count => _case is null ? 1 : 2;

    /// <inheritdoc />
    public KeyValuePair<string, object?> this[int index] => index == 0 ? new("Reference", _reference) : new("Case", _case);

    /// <summary>Begins one for what is done from here on.</summary>
    public static LogSubject Begin(string reference) => Current.Value = new LogSubject(reference);

    /// <summary>Says which case it is about; one that was read without its suggestion says nothing.</summary>
    public static void About(Case subject) => About(subject.Suggestion?.Number);

    /// <summary>Says by its number which case it is about.</summary>
    public static void About(string? number)
    {
        if (Current.Value is { } current && number is not null)
            current._case = number;
    }

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    /// <inheritdoc />
    public override string ToString() => string.Join(' ', this.Select(p => $"{p.Key}:{p.Value}"));

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
