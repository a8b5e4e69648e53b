using System.Globalization;
using System.Text;

namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>A DICT of a CFF table (Technical Note 5176, section 4): operator → operands, both as numbers and as the bytes they were written in.</summary>
internal sealed class CffDict
{
    public const int FontMatrix = 0x0C07, Ros = 0x0C1E, FdArray = 0x0C24, FdSelect = 0x0C25;
    public const int CharStrings = 17, Private = 18, Subrs = 19;

    private const int MaximumOperands = 48;
    private readonly Dictionary<int, (double[] Numbers, byte[] Bytes)> _entries = [];

    /// <summary>Operators in the order they stand in.</summary>
    public List<int> Operators { get; } = [];

    public static CffDict Parse(FontBytes bytes)
    {
        var dict = new CffDict();
        var numbers = new List<double>();
        for (int place = 0, start = 0; place < bytes.Length;)
        {
            int b = bytes.U8(place);
            if (b <= 21)
            {
                var key = b == 12 ? 0x0C00 | bytes.U8(place + 1) : b;
                if (dict._entries.TryAdd(key, ([.. numbers], bytes.Slice(start, place - start).Span.ToArray())))
                    dict.Operators.Add(key);
                numbers.Clear();
                start = place += b == 12 ? 2 : 1;
                continue;
            }
            if (numbers.Count >= MaximumOperands) throw bytes.Bad("DICT 的操作数过多");
            numbers.Add(Number(bytes, ref place));
        }
        return dict;
    }

    public bool Has(int key) => _entries.ContainsKey(key);

    public double[]? Numbers(int key) => _entries.TryGetValue(key, out var entry) ? entry.Numbers : null;

    /// <summary>The operands of an operator as written.</summary>
    public byte[] Bytes(int key) => _entries[key].Bytes;

    /// <summary>A single offset, or null where the operator is absent.</summary>
    public long? Offset(int key) => Numbers(key) is [.., var last] ? (long)last : null;

    private static double Number(FontBytes bytes, ref int place)
    {
        int b = bytes.U8(place);
        switch (b)
        {
            case 28:
                place += 3;
                return bytes.S16(place - 2);
            case 29:
                place += 5;
                return bytes.S32(place - 4);
            case 30:
                return Real(bytes, ref place);
            case >= 32 and <= 246:
                place += 1;
                return b - 139;
            case >= 247 and <= 250:
                place += 2;
                return (b - 247) * 256 + bytes.U8(place - 1) + 108;
            case >= 251 and <= 254:
                place += 2;
                return -(b - 251) * 256 - bytes.U8(place - 1) - 108;
            default:
                throw bytes.Bad("DICT 含有保留的字节");
        }
    }

    private static double Real(FontBytes bytes, ref int place)
    {
        var text = new StringBuilder();
        for (place++; text.Length <= 64;)
        {
            int pair = bytes.U8(place++);
            foreach (var nibble in new[] { pair >> 4, pair & 15 })
            {
                if (nibble == 15)
                    return double.TryParse(text.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                        ? value : throw bytes.Bad("DICT 的小数写法不对");
                text.Append(nibble switch { < 10 => nibble.ToString(CultureInfo.InvariantCulture), 10 => ".", 11 => "E", 12 => "E-", 14 => "-", _ => "?" });
            }
        }
        throw bytes.Bad("DICT 的小数过长");
    }
}
