using System.Globalization;
using System.Text;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Attachments;

/// <summary>Names of uploaded files, made harmless.</summary>
internal static class FileNames
{
    private const string Unnamed = "附件";

    /// <summary>Names of devices, which Windows lets no file have, whatever their ending.</summary>
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    /// <summary>Most characters of a refused file's name in a sentence.</summary>
    private const int MostShown = 60;

    /// <summary>
    /// The last part of a path, without control characters, marks of writing direction and what file systems refuse, of bounded length,
    /// with the ending of what the file is. An ending that claims something else stays in the name, before the true one.
    /// </summary>
    public static string Clean(string name, FileKind kind)
    {
        var text = Harmless(name);
        var ending = text.EndsWith(kind.OtherEnding, StringComparison.OrdinalIgnoreCase) ? kind.OtherEnding : kind.Ending;
        if (text.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            text = text[..^ending.Length];
        text = text.Trim(' ', '.');
        var stem = OutsideText.Clean(IsDevice(text) ? $"_{text}" : text, oneLine: true, Attachment.MaxName - ending.Length).TrimEnd(' ', '.');
        return (stem.Length == 0 ? Unnamed : stem) + ending;
    }

    private static bool IsDevice(string stem)
    {
        var name = stem.Split('.')[0].TrimEnd().ToUpperInvariant();
        return Devices.Contains(name) || (name.Length == 4 && name[..3] is "COM" or "LPT" && "0123456789¹²³".Contains(name[3]));
    }

    /// <summary>The name of a file that is refused, for the sentence that refuses it.</summary>
    public static string Shown(string name) => OutsideText.Clean(Harmless(name).Trim(), oneLine: true, MostShown) is { Length: > 0 } shown ? shown : Unnamed;

    private static string Harmless(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder();
        foreach (var rune in OutsideText.Clean(last, oneLine: true).EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse))
                clean.Append(rune.Value < 128 && "<>:\"|?*".Contains((char)rune.Value) ? "_" : rune.ToString());
        return clean.ToString();
    }
}
