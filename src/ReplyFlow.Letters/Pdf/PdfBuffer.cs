using System.Text;
using ReplyFlow.Letters.Binary;

namespace ReplyFlow.Letters.Pdf;

/// <summary>A growing buffer that knows PDF's syntax (ISO 32000-1, 7.2 and 7.3).</summary>
internal sealed class PdfBuffer(int capacity = 1024) : PooledBuffer(capacity)
{
    /// <summary>Text of the file itself: ASCII.</summary>
    public PdfBuffer Raw(string ascii)
    {
        Encoding.Latin1.GetBytes(ascii, Take(ascii.Length));
        return this;
    }

    /// <summary>Writes over what stands at a place already.</summary>
    public void Patch(int offset, string ascii) => Encoding.Latin1.GetBytes(ascii, Written(offset, ascii.Length));

    public PdfBuffer Byte(byte value)
    {
        Take(1)[0] = value;
        return this;
    }

    public PdfBuffer Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Take(bytes.Length));
        return this;
    }

    public PdfBuffer Int(long value)
    {
        Span<byte> digits = stackalloc byte[20];
        value.TryFormat(digits, out var length, default, System.Globalization.CultureInfo.InvariantCulture);
        return Bytes(digits[..length]);
    }

    /// <summary>A number with at most three decimals, never in exponent form.</summary>
    public PdfBuffer Number(double value)
    {
        var thousandths = (long)Math.Round(value * 1000, MidpointRounding.AwayFromZero);
        if (thousandths < 0) Byte((byte)'-');
        thousandths = Math.Abs(thousandths);
        Int(thousandths / 1000);
        var rest = (int)(thousandths % 1000);
        if (rest == 0) return this;
        Byte((byte)'.').Byte((byte)('0' + rest / 100));
        if (rest % 100 != 0) Byte((byte)('0' + rest / 10 % 10));
        if (rest % 10 != 0) Byte((byte)('0' + rest % 10));
        return this;
    }

    /// <summary>A number with up to six decimals: the factors of a transformation.</summary>
    public PdfBuffer Exact(double value) => Raw(value.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture));

    public PdfBuffer Reference(int id) => Int(id).Raw(" 0 R");

    /// <summary>Two bytes as four hexadecimal digits.</summary>
    public PdfBuffer Hex16(int value)
    {
        var span = Take(4);
        for (var i = 3; i >= 0; i--, value >>= 4) span[i] = (byte)"0123456789ABCDEF"[value & 15];
        return this;
    }

    /// <summary>A text string: UTF-16 with byte order mark, in hexadecimal (ISO 32000-1, 7.9.2.2).</summary>
    public PdfBuffer Text(string text)
    {
        Raw("<FEFF");
        foreach (var unit in text) Hex16(unit);
        return Raw(">");
    }

    /// <summary>A date in UTC+8 as Beijing writes it (ISO 32000-1, 7.9.4).</summary>
    public PdfBuffer Date(DateTimeOffset instant) =>
        Raw("(D:").Raw(instant.ToOffset(TimeSpan.FromHours(8)).ToString("yyyyMMddHHmmss", System.Globalization.CultureInfo.InvariantCulture)).Raw("+08'00')");
}
