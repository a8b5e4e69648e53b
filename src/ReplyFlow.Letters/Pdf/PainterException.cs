using ReplyFlow.Letters.Model;

namespace ReplyFlow.Letters.Pdf;

/// <summary>The painter that was asked for cannot be used; the message names the setting and says what to do.</summary>
public sealed class PainterException(string setting, string expected) : LetterInputException(setting, "", expected);
