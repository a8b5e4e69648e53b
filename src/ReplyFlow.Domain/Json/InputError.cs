namespace ReplyFlow.Domain.Json;

/// <summary>One thing wrong with an input file: where, and what was expected there.</summary>
/// <param name="Path">The field, for example <c>2023.off[3]</c>; empty for the file as a whole.</param>
/// <param name="Message">What is wrong and what was expected, in plain Chinese.</param>
public sealed record InputError(string Path, string Message)
{
    /// <summary>Place and message with a full stop.</summary>
    public string Sentence => ToString().TrimEnd('。') + "。";

    /// <inheritdoc/>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}：{Message}";
}
