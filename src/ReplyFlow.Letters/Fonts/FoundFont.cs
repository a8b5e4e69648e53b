namespace ReplyFlow.Letters.Fonts;

/// <summary>A font in use, for the status page and the letter's metadata.</summary>
/// <param name="Role">The role it serves.</param>
/// <param name="IsFallback">Asked only for characters that the role's own face lacks.</param>
/// <param name="Family">The family's name, Chinese where the file gives one.</param>
/// <param name="PostScriptName">The PostScript name, as embedded.</param>
/// <param name="File">The file's path.</param>
/// <param name="FaceIndex">Position in a collection, else 0.</param>
/// <param name="Outlines">"TrueType" or "CFF".</param>
/// <param name="GlyphCount">How many glyphs it has.</param>
/// <param name="Ascent">Height above the baseline that the font gives, as a fraction of its size.</param>
public sealed record FoundFont(
    FontRole Role, bool IsFallback, string Family, string PostScriptName, string File, int FaceIndex, string Outlines, int GlyphCount, double Ascent);
