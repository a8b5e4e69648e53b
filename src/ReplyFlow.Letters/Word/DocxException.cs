using ReplyFlow.Letters.Model;

namespace ReplyFlow.Letters.Word;

/// <summary>A Word file that cannot be used.</summary>
public sealed class DocxException(string file, string part, string expected, Exception? inner = null)
    : LetterInputException(file, part, expected, inner);
