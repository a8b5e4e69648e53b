namespace ReplyFlow.Letters.Model;

/// <summary>A letter that reads well but cannot be laid out: a character nobody may or can draw, or more text than a letter holds.</summary>
/// <param name="field">JSON path of the field; the message calls it as people do.</param>
/// <param name="expected">What was expected and what was found instead, in Chinese.</param>
public sealed class LetterLayoutException(string field, string expected)
    : LetterInputException("公文", field, expected)
{
    /// <inheritdoc />
    public override string Message => LetterFields.Label(Field) + Expected;
}
