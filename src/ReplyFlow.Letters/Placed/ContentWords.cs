using System.Text;

namespace ReplyFlow.Letters.Placed;

/// <summary>The operators and names of a content stream (ISO 32000-1, 7.8.2), strings, numbers and the data of images skipped.</summary>
internal static class ContentWords
{
    /// <summary>Reads them in their order; names keep their slash.</summary>
    internal static IEnumerable<string> Read(byte[] content)
    {
        var place = 0;
        while (Next(content, ref place) is { } word)
        {
            yield return word;
            if (word == "ID")
                place = EndOfImage(content, place);
        }
    }

    private static string? Next(byte[] content, ref int place)
    {
        while (place < content.Length)
        {
            var c = (char)content[place];
            if (c == '(')
                place = EndOfString(content, place);
            else if (c == '<' && place + 1 < content.Length && content[place + 1] != '<')
                place = Past(content, place, (byte)'>');
            else if (c == '%')
                place = Past(content, place, (byte)'\n', (byte)'\r');
            else if (c == '/' || !IsBreak(c))
            {
                var start = place++;
                while (place < content.Length && !IsBreak((char)content[place]))
                    place++;
                if (c is '/' or '\'' or '"' || char.IsAsciiLetter(c))
                    return Encoding.Latin1.GetString(content, start, place - start);
            }
            else
                place++;
        }
        return null;
    }

    private static int EndOfString(byte[] content, int place)
    {
        for (var open = 0; place < content.Length; place++)
        {
            var c = (char)content[place];
            if (c == '\\')
                place++;
            else if (c == '(')
                open++;
            else if (c == ')' && --open == 0)
                return place + 1;
        }
        return content.Length;
    }

    private static int Past(byte[] content, int place, params ReadOnlySpan<byte> ends)
    {
        var found = content.AsSpan(place).IndexOfAny(ends);
        return found < 0 ? content.Length : place + found + 1;
    }

    /// <summary>An image's data end at EI between two blanks.</summary>
    private static int EndOfImage(byte[] content, int place)
    {
        for (var i = place + 1; i + 2 < content.Length; i++)
            if (content[i] == 'E' && content[i + 1] == 'I' && content[i - 1] <= ' ' && content[i + 2] <= ' ')
                return i + 2;
        return content.Length;
    }

    private static bool IsBreak(char c) => c <= ' ' || c is '/' or '(' or ')' or '<' or '>' or '[' or ']' or '{' or '}' or '%';
}
