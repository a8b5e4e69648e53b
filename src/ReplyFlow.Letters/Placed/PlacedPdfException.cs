namespace ReplyFlow.Letters.Placed;

/// <summary>A PDF that cannot be placed into a letter; the message says why and what to do, in Chinese, with its full stop.</summary>
public sealed class PlacedPdfException(string message, Exception? inner = null) : Exception(message, inner);
