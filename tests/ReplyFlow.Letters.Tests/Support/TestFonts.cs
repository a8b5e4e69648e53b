using ReplyFlow.Letters.Fonts;
using ReplyFlow.Testing;

namespace ReplyFlow.Letters.Tests.Support;

/// <summary>The free fonts that scripts/fonts.sh brings, loaded once for all tests.</summary>
internal static class TestFonts
{
    private static readonly Lazy<FontBook?> Loaded = new(Load);

    /// <summary>The folder the fonts are in.</summary>
    public static string Folder => Environment.GetEnvironmentVariable(FontOptions.FolderVariable) is { Length: > 0 } named
        ? named : Path.Combine(RepositoryPaths.Root, ".cache", "fonts");

    /// <summary>The fonts; the running test is skipped where they are absent.</summary>
    public static FontBook Book
    {
        get
        {
            Tool.Need(Loaded.Value is not null, "The free fonts (run scripts/fonts.sh)");
            return Loaded.Value!;
        }
    }

    /// <summary>The fonts loaded anew, with nothing cached.</summary>
    public static FontBook Fresh()
    {
        Tool.Need(Load() is not null, "The free fonts (run scripts/fonts.sh)");
        return Load()!;
    }

    /// <summary>A file among the fonts, or a skip.</summary>
    public static string File(string name)
    {
        var path = Path.Combine(Folder, name);
        Tool.Need(System.IO.File.Exists(path), $"{name} (run scripts/fonts.sh)");
        return path;
    }

    private static FontBook? Load() => Directory.Exists(Folder) && Directory.EnumerateFiles(Folder).Any()
        ? FontBook.Load(new FontOptions { Folders = [Folder], SearchSystem = false }) : null;
}
