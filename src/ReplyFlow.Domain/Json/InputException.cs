namespace ReplyFlow.Domain.Json;

/// <summary>An input file or form that cannot be used. Nothing has been changed; the errors name every field that is wrong.</summary>
public sealed class InputException : FormatException
{
    /// <summary>Makes the exception from the errors found.</summary>
    /// <param name="errors">At least one error.</param>
    public InputException(IReadOnlyList<InputError> errors)
        : base(string.Join(Environment.NewLine, errors)) => Errors = errors;

    /// <summary>Everything wrong with the input, in the order of the file.</summary>
    public IReadOnlyList<InputError> Errors { get; }
}
