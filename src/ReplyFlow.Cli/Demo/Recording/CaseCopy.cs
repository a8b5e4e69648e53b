using System.Buffers.Binary;
using ReplyFlow.Cli.Demo.City;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Issuing;

namespace ReplyFlow.Cli.Demo.Recording;

/// <summary>What is different in one copy of a recorded case: who, about what, under which numbers, at which minute.</summary>
internal sealed class CaseCopy
{
    private readonly long _bits;
    private readonly long _began;
    private IReadOnlyList<DocumentNumber> _numbers = [];

    public CaseCopy(RecordedCase of, Random random, TimeSpan shift, IReadOnlyList<CityBureau> bureaus, IReadOnlyList<Deputy> deputies)
    {
        (Of, Shift, Bureaus, Deputies) = (of, shift, bureaus, deputies);
        (_bits, _began) = (random.NextInt64(), (of.Began + shift).ToUnixTimeMilliseconds());
        (ContentSha256, PaperSha256, Pages) = (new string[of.Contents.Count], new string[of.Papers.Count], new int[of.Papers.Count]);
    }

    public RecordedCase Of { get; }

    /// <summary>How much later than in the recording everything happens: never so much that it would be another day.</summary>
    public TimeSpan Shift { get; }

    /// <summary>Who stands in the places of the marked bureaus.</summary>
    public IReadOnlyList<CityBureau> Bureaus { get; }

    public IReadOnlyList<Deputy> Deputies { get; }

    public int NumberValue { get; set; }

    public string Number => NumberValue.ToString("0000", System.Globalization.CultureInfo.InvariantCulture);

    public (string Title, string Topic, string Class) Words { get; set; }

    /// <summary>What its letters are numbered, in the order they were issued.</summary>
    public IReadOnlyList<DocumentNumber> Numbers { get => _numbers; set => _numbers = value; }

    /// <summary>SHA-256 of the submitted versions.</summary>
    public string[] ContentSha256 { get; }

    /// <summary>SHA-256 of the letters and notices.</summary>
    public string[] PaperSha256 { get; }

    /// <summary>Pages of the letters and notices.</summary>
    public int[] Pages { get; }

    /// <summary>The submitted versions, while its rows are made.</summary>
    public DraftContent[] Contents { get; set; } = [];

    /// <summary>The letters and notices as painted, while its rows are made.</summary>
    public byte[][] Papers { get; set; } = [];

    public DateTimeOffset Began => Of.Began + Shift;

    /// <summary>The key of its row that has the given place among the recording's keys: a version 7 UUID, in the same order.</summary>
    public Guid Id(int place)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, _began << 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | place));
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], (_bits & 0x3FFFFFFFFFFFFFFF) | long.MinValue);
        return new Guid(bytes, bigEndian: true);
    }
}
