namespace ReplyFlow.Letters.Text;

/// <summary>How unwelcome a line break before a character is.</summary>
internal enum BreakBefore : byte
{
    /// <summary>Lines may break here.</summary>
    Free,

    /// <summary>Inside a unit that is kept together: only where the line would otherwise be too loose.</summary>
    Kept,

    /// <summary>Inside a Latin word, behind a sign such as / or -.</summary>
    WordSign,

    /// <summary>Inside a Latin word or a number: only where it is longer than a line.</summary>
    Word,

    /// <summary>A prohibition rule.</summary>
    Never,
}
