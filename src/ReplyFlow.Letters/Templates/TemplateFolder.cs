namespace ReplyFlow.Letters.Templates;

/// <summary>Finds profiles in a folder of templates.</summary>
public static class TemplateFolder
{
    private const string FolderName = "templates";

    /// <summary>The nearest <c>templates</c> folder at or above the current folder, or the program's own; null where there is none.</summary>
    public static string? Nearest() =>
        new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory }.Select(Above).FirstOrDefault(f => f is not null);

    /// <summary>Reads a profile by name.</summary>
    /// <param name="name">The profile's name, as a letter gives it.</param>
    /// <param name="folder">A folder of profiles, or the profile's own folder; null takes the nearest.</param>
    /// <exception cref="TemplateException">No such profile, or its file is wrong.</exception>
    public static LetterTemplate Read(string name, string? folder = null) => TemplateFile.Read(Find(name, folder));

    /// <summary>The folder of a profile.</summary>
    /// <inheritdoc cref="Read" />
    public static string Find(string name, string? folder = null)
    {
        if (name.Split('/') is not { Length: 1 or 2 } parts
            || parts.Any(p => p.Length == 0 || p.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))))
            throw new TemplateException(TemplateFile.FileName, "template", $"模板名只能用字母、数字、- 和 _（通知类如 notices/extension），实为“{name}”。");
        folder ??= Nearest() ?? throw new TemplateException(TemplateFile.FileName, "template", $"找不到 {FolderName} 文件夹，请用 --template 指定。");
        if (File.Exists(Path.Combine(folder, TemplateFile.FileName)))
            return folder;
        var profile = Path.Combine(folder, name);
        return File.Exists(Path.Combine(profile, TemplateFile.FileName))
            ? profile
            : throw new TemplateException(TemplateFile.FileName, "template", $"{folder} 里没有模板“{name}”。现有：{string.Join("、", Names(folder))}。");
    }

    /// <summary>Names of the profiles in a folder, sorted.</summary>
    public static IReadOnlyList<string> Names(string folder) => !Directory.Exists(folder) ? [] :
        [.. Directory.GetDirectories(folder).Where(d => File.Exists(Path.Combine(d, TemplateFile.FileName)))
            .Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    private static string? Above(string start)
    {
        for (var dir = new DirectoryInfo(start); dir is not null; dir = dir.Parent)
            if (Names(Path.Combine(dir.FullName, FolderName)).Count > 0)
                return Path.Combine(dir.FullName, FolderName);
        return null;
    }
}
