using System.Text;
using System.Text.RegularExpressions;

namespace ReplyFlow.Application.Attachments.Office;

/// <summary>
/// Follows the codes of a Word document's fields, which may come in many pieces and one within another, and says whether one starts a
/// program or fetches something from another machine.
/// </summary>
internal sealed partial class FieldCodes
{
    private const int MostOpen = 100;
    private const int MostCharacters = 4_096;

    /// <summary>Stands in a code where another field is within it.</summary>
    private const char Inner = '\u0001';

    private static readonly string[] Starting = ["DDEAUTO", "DDE"];

    /// <summary>What brings in the words of another file, wherever it lies: nothing that is sent in needs it.</summary>
    private static readonly string[] Including = ["INCLUDETEXT", "INCLUDE", "RD", "DATABASE"];
    private static readonly string[] Fetching = ["LINK", "INCLUDEPICTURE", "IMPORT"];
    private const string Macro = "MACROBUTTON", Link = "HYPERLINK";

    /// <summary>Kinds that a field within may be used to hide.</summary>
    private static readonly string[] Made = ["DDEAUTO", Macro, .. Including, .. Fetching];

    private readonly Stack<Field> _open = new();

    /// <summary>A field begins.</summary>
    public string? Begin()
    {
        if (_open.TryPeek(out var outer) && !outer.HasResult)
            outer.Code.Append(Inner);
        _open.Push(new Field());
        return _open.Count <= MostOpen ? null : OfficeFaults.Starts;
    }

    /// <summary>A piece of code.</summary>
    public string? Add(string piece)
    {
        if (!_open.TryPeek(out var field))
            return Fault(piece);
        var code = field.Code;
        code.Append(piece.AsSpan(0, Math.Min(piece.Length, MostCharacters - Math.Min(code.Length, MostCharacters))));
        return null;
    }

    /// <summary>A field's code ends, and its result begins.</summary>
    public string? Separate()
    {
        if (!_open.TryPeek(out var field))
            return null;
        var fault = Fault(field.Code.ToString());
        field.Code.Clear();
        field.HasResult = true;
        return fault;
    }

    /// <summary>A field ends.</summary>
    public string? End() => _open.TryPop(out var field) ? Fault(field.Code.ToString()) : null;

    /// <summary>The document ends, whatever is still open.</summary>
    public string? Finish() => _open.Select(field => Fault(field.Code.ToString())).FirstOrDefault(fault => fault is not null);

    /// <summary>Why a field is refused by its code; null where it is not.</summary>
    public static string? Fault(string code)
    {
        code = code.TrimStart(' ', '\t', '\r', '\n', '"');
        var length = code.TakeWhile(char.IsAsciiLetter).Count();
        var word = code[..length].ToUpperInvariant();
        // What kind of field it is may itself be made by a field within.
        var isMade = length < code.Length && code[length] == Inner
            && Array.Exists(Made, m => m.StartsWith(word, StringComparison.Ordinal));
        if (isMade || Starting.Contains(word))
            return OfficeFaults.Starts;
        if (word == Macro)
            return OfficeFaults.Active;
        if (word == Link && !LinkTarget.IsHarmless(code[length..].TrimStart().TrimStart('"', '“', '”')))
            return OfficeFaults.Leads;
        return Including.Contains(word) || (Fetching.Contains(word) && (code.Contains(Inner, StringComparison.Ordinal) || Elsewhere().IsMatch(code)))
            ? OfficeFaults.Remote : null;
    }

    /// <summary>An address of a scheme, or a share, however its strokes are written; one letter before a colon is a drive.</summary>
    [GeneratedRegex("""://|\\\\\\\\|["“”\s](?:\\\\|//|[A-Za-z][A-Za-z0-9+.-]+:)""")]
    private static partial Regex Elsewhere();

    private sealed class Field
    {
        public StringBuilder Code { get; } = new();

        /// <summary>Whether its code has ended; what stands in its result is made by no code of its own.</summary>
        public bool HasResult { get; set; }
    }
}
