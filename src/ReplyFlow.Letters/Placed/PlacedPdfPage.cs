using UglyToad.PdfPig.Tokens;

namespace ReplyFlow.Letters.Placed;

/// <summary>A page of a PDF that is placed.</summary>
/// <param name="Width">Width as it is looked at, its own rotation counted, mm.</param>
/// <param name="Height">Height likewise, mm.</param>
public sealed record PlacedPdfPage(double Width, double Height)
{
    private const double MmPerPoint = 25.4 / 72;

    /// <summary>Smallest and largest side of a page, points: a stamp and twice A0.</summary>
    private const double SmallestSide = 10, LargestSide = 6800;

    private static readonly DictionaryToken Nothing = new(new Dictionary<NameToken, IToken>());

    /// <summary>What is shown, in the page's own points: left, bottom, right, top.</summary>
    internal double[] Box { get; private init; } = [];

    /// <summary>How far it is turned clockwise: 0, 90, 180 or 270 degrees.</summary>
    internal int Rotation { get; private init; }

    /// <summary>The streams of its operators, which count as one.</summary>
    internal IReadOnlyList<StreamToken> Content { get; private init; } = [];

    internal DictionaryToken Resources { get; private init; } = Nothing;

    /// <summary>Its comments, seals and fields; they are not part of its content.</summary>
    internal IReadOnlyList<DictionaryToken> Annotations { get; private init; } = [];

    internal static PlacedPdfPage Read(PdfObjects objects, DictionaryToken page, Dictionary<string, IToken> inherited)
    {
        var media = Sides(objects, inherited.GetValueOrDefault("MediaBox")) ?? [0, 0, 595.276, 841.89];
        var crop = Sides(objects, inherited.GetValueOrDefault("CropBox")) ?? media;
        double[] box = [Math.Max(crop[0], media[0]), Math.Max(crop[1], media[1]), Math.Min(crop[2], media[2]), Math.Min(crop[3], media[3])];
        var (width, height) = (box[2] - box[0], box[3] - box[1]);
        if (width is not (> SmallestSide and < LargestSide) || height is not (> SmallestSide and < LargestSide))
            throw new PlacedPdfException($"PDF 的页面大小不对（{width:0.#} × {height:0.#} 点）。");
        var rotation = inherited.GetValueOrDefault("Rotate") is NumericToken turn ? ((int)turn.Data % 360 + 360) % 360 / 90 * 90 : 0;
        var isTurned = rotation is 90 or 270;
        return new PlacedPdfPage((isTurned ? height : width) * MmPerPoint, (isTurned ? width : height) * MmPerPoint)
        {
            Box = box,
            Rotation = rotation,
            Content = Streams(objects, page),
            Resources = objects.Dictionary(inherited.GetValueOrDefault("Resources")) ?? Nothing,
            Annotations = objects.Get(page, "Annots") is ArrayToken list ? [.. list.Data.Select(objects.Dictionary).OfType<DictionaryToken>()] : [],
        };
    }

    private static List<StreamToken> Streams(PdfObjects objects, DictionaryToken page) => objects.Get(page, "Contents") switch
    {
        StreamToken one => [one],
        ArrayToken many => [.. many.Data.Select(objects.Resolve).OfType<StreamToken>()],
        _ => [],
    };

    private static double[]? Sides(PdfObjects objects, IToken? box)
    {
        if (box is not ArrayToken { Data.Count: 4 } array)
            return null;
        double[] n = [.. array.Data.Select(t => (objects.Resolve(t) as NumericToken)?.Data ?? double.NaN)];
        return n.Any(double.IsNaN) ? null : [Math.Min(n[0], n[2]), Math.Min(n[1], n[3]), Math.Max(n[0], n[2]), Math.Max(n[1], n[3])];
    }
}
