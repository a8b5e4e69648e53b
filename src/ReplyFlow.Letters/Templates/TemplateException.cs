using ReplyFlow.Letters.Model;

namespace ReplyFlow.Letters.Templates;

/// <summary>A template that cannot be used.</summary>
public sealed class TemplateException(string file, string field, string expected, Exception? inner = null)
    : LetterInputException(file, field, expected, inner);
