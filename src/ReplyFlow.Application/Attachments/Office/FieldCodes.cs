using System.Text;

namespace ReplyFlow.Application.Attachments.Office;

/// <summary>
/// Follows the codes of a Word document's fields, which may come in many pieces and one within another, and says whether one starts a
/// program or fetches something from another machine.
/// </summary>
internal sealed class FieldCodes
{
    private const int MostOpen = 100;
    private const int MostCharacters = 4_096;

    /// <summary>Stands in a code where another field is within it.</summary>
    private const char Inner = '\u0001';

    private static readonly string[] Starting = ["DDEAUTO", "DDE"];
    private static readonly string[] Fetching = ["LINK", "INCLUDETEXT", "INCLUDE", "INCLUDEPICTURE", "IMPORT", "DATABASE"];
    private const string Macro = "MACROBUTTON", Link = "HYPERLINK";

    private readonly Stack<StringBuilder> _open = new();

    /// <summary>A field begins.</summary>
    public string? Begin()
    {
        if (_open.TryPeek(out var outer))
            outer.Append(Inner);
        _open.Push(new StringBuilder());
        return _open.Count <= MostOpen ? null : OfficeFaults.Starts;
    }

    /// <summary>A piece of code.</summary>
    public string? Add(string piece)
    {
        if (!_open.TryPeek(out var code))
            return Fault(piece);
        code.Append(piece.AsSpan(0, Math.Min(piece.Length, MostCharacters - Math.Min(code.Length, MostCharacters))));
        return null;
    }

    /// <summary>A field's code ends, and its result begins.</summary>
    public string? Separate() => _open.TryPeek(out var code) ? Fault(code.ToString()) : null;

    /// <summary>A field ends.</summary>
    public string? End() => _open.TryPop(out var code) ? Fault(code.ToString()) : null;

    /// <summary>The document ends, whatever is still open.</summary>
    public string? Finish() => _open.Select(code => Fault(code.ToString())).FirstOrDefault(fault => fault is not null);

    /// <summary>Why a field is refused by its code; null where it is not.</summary>
    public static string? Fault(string code)
    {
        code = code.TrimStart(' ', '\t', '\r', '\n', '"');
        var length = code.TakeWhile(char.IsAsciiLetter).Count();
        var word = code[..length].ToUpperInvariant();
        // What kind of field it is may itself be made by a field within.
        var isMade = length < code.Length && code[length] == Inner
            && (Starting[0].StartsWith(word, StringComparison.Ordinal) || Macro.StartsWith(word, StringComparison.Ordinal));
        if (isMade || Starting.Contains(word))
            return OfficeFaults.Starts;
        if (word == Macro)
            return OfficeFaults.Active;
        if (word == Link && !LinkTarget.IsHarmless(code[length..].TrimStart().TrimStart('"', '“', '”')))
            return OfficeFaults.Leads;
        return Fetching.Contains(word) && (code.Contains("://", StringComparison.Ordinal) || code.Contains(@"\\\\", StringComparison.Ordinal))
            ? OfficeFaults.Remote : null;
    }
}
