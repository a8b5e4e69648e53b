using System.Text;
using System.Text.RegularExpressions;

namespace ReplyFlow.Application.Attachments.Pdf;

/// <summary>Reads the objects of a packed stream where its table says that they begin, as programs do.</summary>
/// <param name="actions">Where they are told.</param>
/// <param name="count">How many there are.</param>
/// <param name="first">Where the first may begin; the table's offsets are counted from there.</param>
internal sealed partial class PdfPacked(PdfActions actions, int count, int first)
{
    private const int MostBefore = 2048;
    private const int MostObjects = 65_536;

    private readonly List<int> _table = [];
    private List<(long At, int Number)>? _starts;
    private long _at;
    private int _next;
    private long _number = -1;

    /// <summary>Reads beside a stream how many objects it holds and where; null where that is not told in the open.</summary>
    public static PdfPacked? Of(PdfActions actions, Stream content, long at)
    {
        var before = new byte[Math.Min(at, MostBefore)];
        content.Position = at - before.Length;
        content.ReadExactly(before);
        var text = Encoding.Latin1.GetString(before);
        var dictionary = text[Math.Max(0, text.LastIndexOf("obj", StringComparison.Ordinal))..];
        return Count().Matches(dictionary) is [.., var n] && First().Matches(dictionary) is [.., var f]
            && int.TryParse(n.Groups[1].Value, out var count) && int.TryParse(f.Groups[1].Value, out var first) && count <= MostObjects
            ? new PdfPacked(actions, count, first) : null;
    }

    /// <summary>The next bytes.</summary>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        while (_starts is null && bytes.Length > 0)
            if (Table(bytes[0]))
            {
                bytes = bytes[1..];
                _at++;
            }
        for (; bytes.Length > 0 && _next < _starts!.Count; _next++)
        {
            // An object in the table itself is refused by then.
            var until = (int)Math.Clamp(_starts[_next].At - _at, 0, bytes.Length);
            actions.Feed(bytes[..until]);
            bytes = bytes[until..];
            _at += until;
            if (_at < _starts[_next].At)
                return;
            actions.Begin(_starts[_next].Number);
        }
        actions.Feed(bytes);
        _at += bytes.Length;
    }

    /// <summary>A byte of the table; false where it belongs to what stands behind.</summary>
    private bool Table(byte b)
    {
        if (_table.Count < 2 * count && char.IsAsciiDigit((char)b))
        {
            _number = Math.Min(int.MaxValue, (10 * Math.Max(0, _number)) + (b - '0'));
            return true;
        }
        if (_number >= 0)
            _table.Add((int)_number);
        _number = -1;
        if (_table.Count < 2 * count && PdfNames.Blanks.Contains(b))
            return true;
        // An object in the table itself, or a table that is none: no program writes it.
        _starts = [.. Enumerable.Range(0, _table.Count / 2).Select(i => ((long)first + _table[(2 * i) + 1], _table[2 * i])).Order()];
        if (_table.Count < 2 * count || _starts.Exists(s => s.At < _at))
            actions.Refuse(PdfFaults.Closed);
        return false;
    }

    [GeneratedRegex(@"/N\s+([0-9]+)(?!\s+[0-9]+\s+R|[0-9])")]
    private static partial Regex Count();

    [GeneratedRegex(@"/First\s+([0-9]+)(?!\s+[0-9]+\s+R|[0-9])")]
    private static partial Regex First();
}
