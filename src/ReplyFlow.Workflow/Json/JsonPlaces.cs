using System.Globalization;
using System.Text;
using System.Text.Json;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Workflow.Json;

/// <summary>Knows at which line and column every value of a JSON text stands.</summary>
internal sealed class JsonPlaces
{
    private readonly Dictionary<string, int> _offsets = [];
    private readonly List<int> _lineStarts = [0];
    private readonly List<(JsonPlace, string)> _textFaults = [];
    private readonly byte[] _utf8;

    /// <exception cref="JsonException">The text is not JSON, or holds half of a surrogate pair.</exception>
    public JsonPlaces(byte[] utf8)
    {
        _utf8 = utf8;
        for (var i = 0; i < utf8.Length; i++)
            if (utf8[i] == '\n') _lineStarts.Add(i + 1);
        Walk();
    }

    /// <summary>Texts and names that no text of the product may be like, and what is wrong with each.</summary>
    public IReadOnlyList<(JsonPlace Place, string Words)> TextFaults => _textFaults;

    /// <summary>The place of the value at that path, or of its nearest parent that exists.</summary>
    public JsonPlace Of(string path)
    {
        var known = path;
        while (!_offsets.ContainsKey(known) && known.Length > 1) known = Parent(known);
        var (line, column) = Locate(_offsets.GetValueOrDefault(known));
        return new JsonPlace(path, line, column);
    }

    private static string Parent(string path)
    {
        var cut = path.LastIndexOfAny(['.', '[']);
        return cut <= 0 ? "$" : path[..cut];
    }

    private (int Line, int Column) Locate(int offset)
    {
        var line = _lineStarts.BinarySearch(offset);
        if (line < 0) line = ~line - 1;
        return (line + 1, Encoding.UTF8.GetCharCount(_utf8, _lineStarts[line], offset - _lineStarts[line]) + 1);
    }

    private void Walk()
    {
        var reader = new Utf8JsonReader(_utf8);
        var frames = new Stack<Frame>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                frames.Peek().Name = Text(reader, frames.Peek().Path);
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                frames.Pop();
                continue;
            }

            var path = frames.TryPeek(out var frame) ? frame.Next() : "$";
            _offsets.TryAdd(path, (int)reader.TokenStartIndex);
            if (reader.TokenType == JsonTokenType.String)
                Text(reader, path);
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                frames.Push(new Frame(path, reader.TokenType == JsonTokenType.StartArray));
        }
    }

    private string Text(Utf8JsonReader reader, string path)
    {
        var (line, column) = Locate((int)reader.TokenStartIndex);
        try
        {
            var text = reader.GetString()!;
            if (OutsideText.Fault(text, oneLine: false) is { } fault) _textFaults.Add((new JsonPlace(path, line, column), fault));
            return text;
        }
        catch (InvalidOperationException e)
        {
            // Half of a surrogate pair (\ud800): legal JSON, but no text.
            throw new JsonException("文字里有残缺的字符", path, line - 1, column - 1, e);
        }
    }

    private sealed class Frame(string path, bool isArray)
    {
        private int _index;

        public string Path => path;

        public string? Name { get; set; }

        public string Next() => isArray
            ? string.Create(CultureInfo.InvariantCulture, $"{path}[{_index++}]")
            : $"{path}.{Name}";
    }
}
