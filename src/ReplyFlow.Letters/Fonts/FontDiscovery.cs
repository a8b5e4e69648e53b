using ReplyFlow.Letters.Fonts.OpenType;

namespace ReplyFlow.Letters.Fonts;

/// <summary>Finds font files and reads the names of the faces in them.</summary>
internal static class FontDiscovery
{
    private static readonly HashSet<string> Extensions =
        new([".ttf", ".ttc", ".otf", ".otc"], StringComparer.OrdinalIgnoreCase);

    private static readonly EnumerationOptions Deep = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        MaxRecursionDepth = 6,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
    };

    /// <summary>The folders searched, in order.</summary>
    public static IReadOnlyList<string> Folders(FontOptions options)
    {
        var folders = options.Folders.AsEnumerable();
        if (options.SearchSystem) folders = folders.Concat(SystemFolders());
        return [.. folders.Distinct()];
    }

    /// <summary>Every readable face, in the order of the folders and, in each, of the file names.</summary>
    public static List<(SfntFile File, FaceNames Names)> Faces(IEnumerable<string> folders, List<FontProblem> problems)
    {
        var faces = new List<(SfntFile, FaceNames)>();
        var files = folders.Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*", Deep).Order(StringComparer.Ordinal))
            .Where(f => Extensions.Contains(Path.GetExtension(f)))
            .Distinct();
        foreach (var path in files)
        {
            try
            {
                var data = FontData.Open(path);
                faces.AddRange([.. SfntFile.ReadFaces(data).Select(file => (file, FaceNames.Read(file)))]);
                data.Close();
            }
            catch (Exception error) when (error is FontFormatException or IOException or UnauthorizedAccessException)
            {
                problems.Add(new FontProblem(path, error.Message));
            }
        }
        return faces;
    }

    private static IEnumerable<string> SystemFolders()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
            return [Environment.GetFolderPath(Environment.SpecialFolder.Fonts), Path.Combine(home, "AppData", "Local", "Microsoft", "Windows", "Fonts")];
        return OperatingSystem.IsMacOS()
            ? ["/System/Library/Fonts", "/Library/Fonts", Path.Combine(home, "Library", "Fonts")]
            :
            [
                "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/texmf/fonts/opentype", "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
                Path.Combine(home, ".local", "share", "fonts"), Path.Combine(home, ".fonts"),
            ];
    }
}
