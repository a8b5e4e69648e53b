namespace ReplyFlow.Data.Databases;

/// <summary>
/// Files and folders that only the account may read which the program runs under: they hold names, addresses and password hashes. Where
/// the system knows no such thing (Windows), they get what their folder gives them.
/// </summary>
public static class OwnerOnly
{
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Folder = File | UnixFileMode.UserExecute;

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Options to create such a file with.</summary>
    public static FileStreamOptions NewFile(FileMode mode = FileMode.CreateNew, FileShare share = FileShare.None)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = File;
        return options;
    }

    /// <summary>Creates such a folder, and those above it that are missing; one that is there stays as it is.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else if (!Directory.Exists(path))
            Directory.CreateDirectory(path, Folder);
    }

    /// <summary>Whether other accounts may look into a folder.</summary>
    public static bool IsOpenToOthers(string path) =>
        !OperatingSystem.IsWindows() && Directory.Exists(path) && (System.IO.File.GetUnixFileMode(path) & Others) != 0;

    /// <summary>Shuts an existing folder to others.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="own">Names of files and folders by which it is known as the program's own.</param>
    /// <exception cref="IOException">It is most likely one that others need, and is left as it is.</exception>
    /// <exception cref="UnauthorizedAccessException">It is another account's.</exception>
    public static void Shut(string path, params ReadOnlySpan<string> own)
    {
        if (OperatingSystem.IsWindows() || !IsOpenToOthers(path))
            return;
        if (System.IO.File.GetUnixFileMode(path).HasFlag(UnixFileMode.StickyBit) || (IsAtTheTop(path) && !IsOwn(path, own)))
            throw new IOException("其他账号也在用这个文件夹，不能存放数据，请另建一个文件夹");
        System.IO.File.SetUnixFileMode(path, Folder);
    }

    /// <summary>Whether it is the root or right below it, where the system's own folders are.</summary>
    private static bool IsAtTheTop(string path) =>
        new DirectoryInfo(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))).Parent is not { Parent: not null };

    private static bool IsOwn(string path, ReadOnlySpan<string> own)
    {
        foreach (var name in own)
            if (Path.Exists(Path.Combine(path, name)))
                return true;
        return !Directory.EnumerateFileSystemEntries(path).Any();
    }
}
