namespace ReplyFlow.Letters.Model;

/// <summary>A letter file that cannot be used.</summary>
public sealed class LetterFileException(string file, string field, string expected, Exception? inner = null)
    : LetterInputException(file, field, expected, inner);
