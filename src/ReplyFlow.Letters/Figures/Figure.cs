using System.Security.Cryptography;
using System.Text;

namespace ReplyFlow.Letters.Figures;

/// <summary>A number with its unit in a letter's body, for which a source is asked.</summary>
/// <param name="Line">1-based paragraph of the body.</param>
/// <param name="Column">1-based place in the paragraph, UTF-16 units.</param>
/// <param name="Length">Its length there.</param>
/// <param name="Words">It as written, without spaces: 448家.</param>
/// <param name="Unit">Its unit, without 万 and 亿; empty where only those follow.</param>
/// <param name="Value">Its value.</param>
/// <param name="Sentence">The sentence it stands in, without spaces.</param>
/// <param name="Clause">What is counted: the words round it up to the next mark, without the number.</param>
/// <param name="Sum">The sum that it claims to be, worked out: 27＋237＋184＝448; empty where it is no total.</param>
/// <param name="AddsUp">Whether that sum is right; true where it is no total.</param>
public sealed record Figure(
    int Line, int Column, int Length, string Words, string Unit, decimal Value, string Sentence, string Clause, string Sum, bool AddsUp)
{
    /// <summary>What it is known by: the same figure in the same sentence has the same, wherever that stands.</summary>
    public string Key => KeyOf(Words, Sentence);

    /// <summary>The key of a figure in a sentence, 16 hex digits.</summary>
    public static string KeyOf(string words, string sentence) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{words}|{sentence}")))[..16];
}
