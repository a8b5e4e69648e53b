using ReplyFlow.Letters.Pdf.Images;

namespace ReplyFlow.Application.Letters.Signing;

/// <summary>The authorised seal image, read each time a letter is issued.</summary>
public sealed class LetterSeal(SealSettings settings)
{
    /// <summary>The image for a bureau's letters; null where the bureau has none.</summary>
    /// <param name="bureau">The bureau's full name.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public byte[]? For(string bureau) =>
        settings.File.Length > 0 && settings.Bureau == bureau ? File.ReadAllBytes(settings.File) : settings.Test ? TestSeal.Png : null;
}
