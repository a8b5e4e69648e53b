using System.Text;

namespace ReplyFlow.Application.Letters;

/// <summary>A body as it is printed: its paragraphs without the spaces round them and without blank lines; and where each of them was typed.</summary>
public sealed class PrintedBody
{
    private readonly List<(int Printed, int Typed, int Length)> _paragraphs = [];

    /// <summary>Reads a body.</summary>
    /// <param name="typed">Its lines, parted by line feeds.</param>
    public PrintedBody(string typed)
    {
        var text = new StringBuilder(typed.Length);
        var at = 0;
        foreach (var line in typed.Split('\n'))
        {
            var paragraph = line.Trim(' ', '\u3000', '\t');
            if (paragraph.Length > 0)
            {
                if (text.Length > 0)
                    text.Append('\n');
                _paragraphs.Add((text.Length, at + line.IndexOf(paragraph, StringComparison.Ordinal), paragraph.Length));
                text.Append(paragraph);
            }
            at += line.Length + 1;
        }
        Text = text.ToString();
    }

    /// <summary>The paragraphs, parted by line feeds.</summary>
    public string Text { get; }

    /// <summary>Where the first character of a printed paragraph stands in the printed text.</summary>
    /// <param name="paragraph">Its index.</param>
    public int Start(int paragraph) => _paragraphs[paragraph].Printed;

    /// <summary>Where a position of the printed text was typed.</summary>
    public int Typed(int position)
    {
        var (printed, typed, length) = _paragraphs.FindLast(p => p.Printed <= position);
        return typed + Math.Min(position - printed, length);
    }
}
