using System.Security.Cryptography;
using System.Text;

namespace ReplyFlow.Domain.Policies;

/// <summary>A text of the library, found by its hash: versions that differ in what is known of it alone share it. Never changes.</summary>
public sealed class PolicyText
{
    /// <summary>Most UTF-16 units of a <see cref="Text"/>: more than 400 printed pages.</summary>
    public const int LongestText = 600_000;

    /// <summary>SHA-256 of the text in UTF-8, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The text, lines parted by line feeds.</summary>
    public required string Text { get; init; }

    /// <summary>The row of a text.</summary>
    public static PolicyText Of(string text) => new() { Sha256 = HashOf(text), Text = text };

    /// <summary>What a text is found by.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
