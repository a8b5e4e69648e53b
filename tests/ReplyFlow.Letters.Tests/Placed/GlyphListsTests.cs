using System.Buffers.Binary;
using System.Text;
using ReplyFlow.Letters.Placed;

namespace ReplyFlow.Letters.Tests.Placed;

/// <summary>The lists of glyphs that PDF/A-1 wants of a subset and many programs leave out.</summary>
public sealed class GlyphListsTests
{
    /// <summary>Five glyphs, of which the second and the fourth are drawn.</summary>
    private static byte[] Font(bool isLong)
    {
        int[] places = [0, 0, 8, 8, 20, 20];
        var loca = new byte[places.Length * (isLong ? 4 : 2)];
        for (var i = 0; i < places.Length; i++)
        {
            if (isLong) BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * i), places[i]);
            else BinaryPrimitives.WriteInt16BigEndian(loca.AsSpan(2 * i), (short)(places[i] / 2));
        }
        var head = new byte[54];
        head[51] = (byte)(isLong ? 1 : 0);
        var font = new byte[12 + 2 * 16 + head.Length + loca.Length];
        font[5] = 2;
        Entry(12, "head", 44, head);
        Entry(28, "loca", 44 + head.Length, loca);
        return font;

        void Entry(int at, string tag, int offset, byte[] table)
        {
            Encoding.ASCII.GetBytes(tag, font.AsSpan(at));
            BinaryPrimitives.WriteInt32BigEndian(font.AsSpan(at + 8), offset);
            BinaryPrimitives.WriteInt32BigEndian(font.AsSpan(at + 12), table.Length);
            table.CopyTo(font, offset);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_character_is_listed_where_its_glyph_is_drawn(bool isLong)
    {
        Assert.Equal([0b1101_0000], GlyphLists.CidSet(Font(isLong), null)!.Select(b => (int)b));
        // Characters 0 to 8, of which 2 has the fourth glyph, 3 one that is not there and 8 the second.
        byte[] map = [0, 0, 0, 0, 0, 3, 0, 99, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
        Assert.Equal([0b1010_0000, 0b1000_0000], GlyphLists.CidSet(Font(isLong), map)!.Select(b => (int)b));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    [InlineData(60)]
    public void A_font_that_is_cut_short_gives_none(int length) => Assert.Null(GlyphLists.CidSet(Font(true).AsSpan(0, length), null));

    [Fact]
    public void The_names_of_a_type_1_programs_glyphs_are_read()
    {
        const string clear = "%!PS-AdobeFont-1.0: Sample\neexec\n";
        var locked = Locked("dup /Private 8 dict dup begin /lenIV 4 def 2 index /CharStrings 2 dict dup begin\n/.notdef 3 RD abc ND\n/uni4E00 4 -| abcd |-\nend");
        byte[] font = [.. Encoding.ASCII.GetBytes(clear), .. locked];
        Assert.Equal("/.notdef/uni4E00", GlyphLists.CharSet(font, clear.Length));
        Assert.Null(GlyphLists.CharSet(font, 0));
        Assert.Null(GlyphLists.CharSet(font, font.Length));
        Assert.Null(GlyphLists.CharSet([.. Encoding.ASCII.GetBytes(clear), .. Locked("no glyphs")], clear.Length));
    }

    /// <summary>As Adobe's Type 1 Font Format, 7.1, locks a program.</summary>
    private static byte[] Locked(string text)
    {
        ushort key = 55665;
        return [.. Encoding.Latin1.GetBytes("xxxx" + text).Select(plain =>
        {
            var cipher = (byte)(plain ^ (key >> 8));
            key = (ushort)((cipher + key) * 52845 + 22719);
            return cipher;
        })];
    }
}
