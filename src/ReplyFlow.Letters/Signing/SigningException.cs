namespace ReplyFlow.Letters.Signing;

/// <summary>Signing cannot be done; the message says in Chinese what to set right.</summary>
public sealed class SigningException(string message, Exception? inner = null) : Exception(message, inner);
