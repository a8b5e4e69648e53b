namespace ReplyFlow.Letters.Model;

/// <summary>A letter that reads well but cannot be laid out: a character nobody may or can draw, or more text than a letter holds.</summary>
public sealed class LetterLayoutException(string field, string expected)
    : LetterInputException("公文", field, expected);
