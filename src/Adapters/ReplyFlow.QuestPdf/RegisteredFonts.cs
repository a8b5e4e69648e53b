using System.Collections.Concurrent;
using QuestPDF.Drawing;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Fonts.OpenType;

namespace ReplyFlow.QuestPdf;

/// <summary>Registers font files with QuestPDF, each once, under names of our own, so that no other face can take its place.</summary>
internal static class RegisteredFonts
{
    private static readonly ConcurrentDictionary<string, Lazy<string>> Names = new();

    /// <summary>The family name to set text in.</summary>
    /// <exception cref="FontFormatException">The face is not the first of its collection: QuestPDF registers only that one.</exception>
    public static string Family(FoundFont font) => Names.GetOrAdd(font.File, _ => new Lazy<string>(() => Register(font))).Value;

    private static string Register(FoundFont font)
    {
        if (font.FaceIndex > 0) throw new FontFormatException(font.File, "QuestPDF 只能使用字体集（TTC）中的第一个字体");
        var name = $"ReplyFlow {font.PostScriptName}";
        using var stream = File.OpenRead(font.File);
        FontManager.RegisterFontWithCustomName(name, stream);
        return name;
    }
}
