using System.Text;

namespace ReplyFlow.Letters.Prose;

/// <summary>A text without its white space, and where each character stood.</summary>
internal sealed class Squeezed
{
    private readonly List<int> _at = [];

    public Squeezed(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            if (!char.IsWhiteSpace(text[i]))
            {
                plain.Append(text[i]);
                _at.Add(i);
            }
        Text = plain.ToString();
    }

    /// <summary>The text without white space.</summary>
    public string Text { get; }

    /// <summary>A piece of <see cref="Text"/> as start and length in the original.</summary>
    public (int Start, int Length) Place(int start, int length) =>
        length == 0 ? (start < _at.Count ? _at[start] : 0, 0) : (_at[start], _at[start + length - 1] - _at[start] + 1);
}
