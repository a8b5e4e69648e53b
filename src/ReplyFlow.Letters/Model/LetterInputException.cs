namespace ReplyFlow.Letters.Model;

/// <summary>Input that cannot be used: which file (or part of a letter), which field, and what was expected there.</summary>
public abstract class LetterInputException : Exception
{
    /// <summary>Creates the exception; the message is Chinese and names all three parts.</summary>
    /// <param name="source">The file's name, or 公文 where the letter did not come from a file.</param>
    /// <param name="field">JSON path of the field, for example <c>suggestion.number</c>; empty for the file as a whole.</param>
    /// <param name="expected">What was expected and what was found instead, in Chinese.</param>
    /// <param name="inner">The cause, if any.</param>
    protected LetterInputException(string source, string field, string expected, Exception? inner = null)
        : base(field.Length == 0 ? $"{source}：{expected}" : $"{source}：{field}：{expected}", inner)
    {
        Field = field;
        Expected = expected;
    }

    /// <summary>JSON path of the field; empty for the file as a whole.</summary>
    public string Field { get; }

    /// <summary>What was expected and what was found instead.</summary>
    public string Expected { get; }
}
