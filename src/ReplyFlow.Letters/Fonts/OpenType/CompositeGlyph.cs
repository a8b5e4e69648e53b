namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>A glyph put together from others (OpenType specification, "Composite Glyph Description").</summary>
internal static class CompositeGlyph
{
    private const int WordArguments = 0x0001, OneScale = 0x0008, More = 0x0020, TwoScales = 0x0040, Matrix = 0x0080;

    /// <summary>Where in the description the numbers of the parts stand.</summary>
    public static IEnumerable<int> Parts(FontBytes glyph)
    {
        for (var place = 10; ;)
        {
            int flags = glyph.U16(place);
            yield return place + 2;
            if ((flags & More) == 0) yield break;
            place += 4 + ((flags & WordArguments) != 0 ? 4 : 2);
            place += (flags & OneScale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0;
        }
    }
}
