namespace ReplyFlow.Letters.Fonts;

/// <summary>Where fonts are looked for and which are wanted.</summary>
public sealed record FontOptions
{
    /// <summary>The environment variable naming a folder of fonts (several separated as in PATH).</summary>
    public const string FolderVariable = "REPLYFLOW_FONTS";

    /// <summary>Folders searched first, with their subfolders; one that does not exist is passed over.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>Whether the system's and the user's font folders are searched too, after <see cref="Folders"/>.</summary>
    public bool SearchSystem { get; init; } = true;

    /// <summary>Role → names of faces, best first; a role left out takes <see cref="FontCandidates.Default"/>.</summary>
    public IReadOnlyDictionary<FontRole, IReadOnlyList<string>> Candidates { get; init; } = FontCandidates.Default;

    /// <summary>Role → faces for characters that the role's face lacks; a role left out takes <see cref="FontCandidates.DefaultFallbacks"/>.</summary>
    public IReadOnlyDictionary<FontRole, IReadOnlyList<string>> Fallbacks { get; init; } = FontCandidates.DefaultFallbacks;

    /// <summary>Use fonts whose maker forbids embedding or subsetting without consent; set only where the consent is there.</summary>
    public bool EmbeddingConsent { get; init; }

    /// <summary>
    /// The usual options: the folder of the environment variable, else the nearest <c>.cache/fonts</c> at or above the
    /// current folder and the program's own, where <c>scripts/fonts.sh</c> puts free fonts; then the system's folders.
    /// </summary>
    /// <param name="folders">Folders to be searched before these.</param>
    public static FontOptions FromEnvironment(params IEnumerable<string> folders)
    {
        var named = Environment.GetEnvironmentVariable(FolderVariable);
        var usual = string.IsNullOrWhiteSpace(named)
            ? new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory }.Select(CacheAbove).OfType<string>()
            : named.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return new FontOptions { Folders = [.. folders.Concat(usual).Distinct()] };
    }

    private static string? CacheAbove(string start)
    {
        for (var dir = new DirectoryInfo(start); dir is not null; dir = dir.Parent)
        {
            var cache = Path.Combine(dir.FullName, ".cache", "fonts");
            if (Directory.Exists(cache)) return cache;
        }
        return null;
    }
}
