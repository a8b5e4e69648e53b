namespace ReplyFlow.Application.Attachments.Pdf;

/// <summary>
/// Reads one object of a PDF, a byte at a time: what it refers to, and whether it is, or holds, an action that leads out of the file. Only what waits
/// for a click may lead there.
/// </summary>
/// <param name="number">The object's number.</param>
/// <param name="actions">Where it is told.</param>
internal sealed class PdfValue(int number, PdfActions actions)
{
    private const int MostDepth = 100;
    private const int MostToken = 64;

    /// <summary>Keys under which an action waits for a click.</summary>
    private static readonly string[] Clicked = ["A", "PA"];

    private readonly Stack<Container> _open = new();
    private readonly byte[] _token = new byte[MostToken];
    private readonly List<int> _numbers = [];
    private Part _in = Part.Between;
    private int _length, _nested;
    private byte _angle;

    private enum Part
    {
        Between,
        Comment,
        Word,
        Name,
        Text,
        Escape,
        Hex,
    }

    /// <summary>Whether it has come to its end.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The next byte of it.</summary>
    public void Feed(byte b)
    {
        switch (_in)
        {
            case Part.Between:
                Between(b);
                break;
            case Part.Comment:
                _in = b is (byte)'\r' or (byte)'\n' ? Part.Between : Part.Comment;
                break;
            case Part.Word or Part.Name when PdfNames.Ends(b):
                var wasName = _in == Part.Name;
                _in = Part.Between;
                if (wasName)
                    Take(PdfNames.Read(_token.AsSpan(0, _length), out _));
                else
                    EndWord(_token.AsSpan(0, _length));
                if (!IsDone)
                    Between(b);
                break;
            case Part.Word or Part.Name:
                Keep(b);
                break;
            case Part.Text:
                _nested += b switch { (byte)'(' => 1, (byte)')' => -1, _ => 0 };
                _in = b == '\\' ? Part.Escape : Part.Text;
                if (_nested == 0)
                    EndText();
                break;
            case Part.Escape:
                _in = Part.Text;
                break;
            case Part.Hex when b == '>':
                EndText();
                break;
        }
    }

    private void Between(byte b)
    {
        var angle = _angle;
        _angle = 0;
        if (angle == '<' && b == '<')
            Open(isDictionary: true);
        else if (angle == '<')
            _in = Part.Hex;
        else if (angle == '>' && b == '>')
            Close();
        else
            Begin(b);
        if (angle == '<' && b == '>')
            EndText();
    }

    private void Begin(byte b)
    {
        switch (b)
        {
            case (byte)'<' or (byte)'>':
                _angle = b;
                break;
            case (byte)'[':
                Open(isDictionary: false);
                break;
            case (byte)']':
                Close();
                break;
            case (byte)'(':
                (_in, _nested) = (Part.Text, 1);
                break;
            case (byte)'%':
                _in = Part.Comment;
                break;
            case (byte)'/':
                (_in, _length) = (Part.Name, 0);
                Keep(b);
                break;
            default:
                if (PdfNames.Ends(b))
                    break;
                (_in, _length) = (Part.Word, 0);
                Keep(b);
                break;
        }
    }

    private void Keep(byte b)
    {
        if (_length < MostToken)
            _token[_length++] = b;
    }

    private void EndText()
    {
        _in = Part.Between;
        Take(null);
    }

    private void EndWord(ReadOnlySpan<byte> word)
    {
        if (System.Buffers.Text.Utf8Parser.TryParse(word, out int value, out var read) && read == word.Length && value >= 0)
            _numbers.Add(value);
        else if (word.SequenceEqual("R"u8) && _numbers is [.., var target, _])
            Refer(target);
        // Whatever was not closed before is not closed any more.
        else if (word.SequenceEqual("endobj"u8) || word.SequenceEqual("stream"u8))
            IsDone = true;
        else
            Take(null);
        if (_numbers.Count > 2)
            _numbers.RemoveAt(0);
    }

    /// <summary>A reference, wherever it stands: to an object that leads out of the file only a click may refer.</summary>
    private void Refer(int target)
    {
        _numbers.Clear();
        var inside = _open.TryPeek(out var container) && container.IsDictionary ? container.Key : null;
        if (!Clicked.Contains(inside))
            actions.Refer(target);
        if (inside == "S")
            container!.IsHidden = true;
        Take(null);
    }

    /// <summary>A value that is neither an array nor a dictionary; or a key, where one is due.</summary>
    private void Take(string? name)
    {
        if (_open.Count == 0)
        {
            IsDone = true;
            return;
        }
        var container = _open.Peek();
        if (!container.IsDictionary)
            return;
        // Numbers that no reference followed were the value of the key before.
        if (_numbers.Count > 0)
            container.Key = null;
        _numbers.Clear();
        if (container.Key is null)
        {
            container.Key = name;
            return;
        }
        if (container.Key == "S" && PdfOpening.Leading.Contains(name))
            container.Leads = name;
        End(container);
    }

    private void Open(bool isDictionary)
    {
        _numbers.Clear();
        var under = _open.TryPeek(out var outer) && outer.IsDictionary ? outer.Key : null;
        _open.Push(new Container { IsDictionary = isDictionary, Under = under });
        if (_open.Count > MostDepth)
            actions.Refuse(PdfFaults.TooMuch);
    }

    private void Close()
    {
        _numbers.Clear();
        if (!_open.TryPop(out var closed))
        {
            IsDone = true;
            return;
        }
        // What kind of action it is may be told elsewhere.
        if ((closed.Leads ?? (closed is { IsHidden: true, HasAddress: true } ? PdfOpening.Leading[0] : null)) is { } name)
        {
            if (_open.Count == 0)
                actions.Lead(number, name);
            else if (!Clicked.Contains(closed.Under))
                actions.Refuse(PdfFaults.Acts(name));
        }
        if (_open.TryPeek(out var outer))
            End(outer);
        else
            IsDone = true;
    }

    /// <summary>The value of a key ends.</summary>
    private static void End(Container container)
    {
        container.HasAddress |= container.Key is "URI" or "F";
        container.Key = null;
    }

    private sealed class Container
    {
        public required bool IsDictionary { get; init; }

        /// <summary>The key of the dictionary around it whose value it is.</summary>
        public required string? Under { get; init; }

        /// <summary>The key whose value comes next; null where a key does.</summary>
        public string? Key { get; set; }

        public string? Leads { get; set; }

        public bool IsHidden { get; set; }

        public bool HasAddress { get; set; }
    }
}
