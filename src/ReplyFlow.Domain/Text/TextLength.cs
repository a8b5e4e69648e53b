namespace ReplyFlow.Domain.Text;

/// <summary>How long a text is to whoever typed it.</summary>
public static class TextLength
{
    /// <summary>Its characters: one beyond the BMP, such as a rare one of a name, is one and not two.</summary>
    public static int Of(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return count;
    }
}
