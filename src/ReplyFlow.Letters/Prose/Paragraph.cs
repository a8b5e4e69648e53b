namespace ReplyFlow.Letters.Prose;

/// <summary>A paragraph of the body.</summary>
/// <param name="Start">Where it starts in the body.</param>
/// <param name="Text">Its text without the line's end.</param>
internal readonly record struct Paragraph(int Start, string Text)
{
    /// <summary>Whether there is anything to read in it.</summary>
    public bool IsBlank => Text.AsSpan().Trim().IsEmpty;

    /// <summary>Splits a text at its line feeds.</summary>
    public static List<Paragraph> Split(string text)
    {
        var paragraphs = new List<Paragraph>();
        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            paragraphs.Add(new Paragraph(start, text[start..end]));
            start = end + 1;
        }

        return paragraphs;
    }

    /// <summary>The sentences: pieces that end with 。！？ or with the paragraph; offsets are within the paragraph.</summary>
    public IEnumerable<(int Start, string Text)> Sentences()
    {
        for (var start = 0; start < Text.Length;)
        {
            var end = Text.AsSpan(start).IndexOfAny('。', '！', '？') is var i and >= 0 ? start + i + 1 : Text.Length;
            yield return (start, Text[start..end]);
            start = end;
        }
    }
}
