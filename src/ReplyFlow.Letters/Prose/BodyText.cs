namespace ReplyFlow.Letters.Prose;

/// <summary>The body with its paragraphs and what several checks want to know of it.</summary>
internal sealed class BodyText
{
    private readonly List<Paragraph> _paragraphs;

    public BodyText(string text)
    {
        Text = text;
        _paragraphs = Paragraph.Split(text);
        Opening = FindOpening();
    }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The paragraphs, blank ones included.</summary>
    public IReadOnlyList<Paragraph> Paragraphs => _paragraphs;

    /// <summary>The paragraph that names the suggestion: the one with 收悉 among the first, else the first; null in an empty body.</summary>
    public Paragraph? Opening { get; }

    /// <summary>Line (from 1) and column (from 1) of a position in the body.</summary>
    public (int Line, int Column) Locate(int position)
    {
        var (low, high) = (0, _paragraphs.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _paragraphs[middle].Start <= position ? (middle, high) : (low, middle - 1);
        }

        return (low + 1, position - _paragraphs[low].Start + 1);
    }

    private Paragraph? FindOpening()
    {
        var first = _paragraphs.Where(p => !p.IsBlank).Take(4).ToList();
        foreach (var paragraph in first)
            if (paragraph.Text.Contains("收悉", StringComparison.Ordinal) || paragraph.Text.Contains("收到", StringComparison.Ordinal))
                return paragraph;
        return first.Count > 0 ? first[0] : null;
    }
}
