namespace ReplyFlow.Letters.Pdf.Images;

/// <summary>A decoded PNG: three bytes a pixel, and opacity where it has any.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Rgb">Red, green, blue of each pixel, row by row.</param>
/// <param name="Alpha">Opacity of each pixel, or null where all are opaque.</param>
internal sealed record PngImage(int Width, int Height, byte[] Rgb, byte[]? Alpha);
