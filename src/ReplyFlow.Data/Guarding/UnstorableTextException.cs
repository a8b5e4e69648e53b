namespace ReplyFlow.Data.Guarding;

/// <summary>A text was on its way to the database that not every database keeps as it is; nothing was written. The text itself is not repeated.</summary>
public sealed class UnstorableTextException()
    : Exception("A text with U+0000 or half a surrogate pair must not reach the database: whoever let it in has to refuse or clean it.");
