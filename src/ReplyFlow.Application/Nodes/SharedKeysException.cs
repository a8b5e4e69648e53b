namespace ReplyFlow.Application.Nodes;

/// <summary>The keys in the database cannot be used with these settings; the message says so in Chinese.</summary>
public sealed class SharedKeysException(string message) : Exception(message);
