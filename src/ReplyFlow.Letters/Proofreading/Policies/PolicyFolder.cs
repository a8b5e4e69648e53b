namespace ReplyFlow.Letters.Proofreading.Policies;

/// <summary>A folder of text files, one document a file (.txt, .md; UTF-8).</summary>
public static class PolicyFolder
{
    private const long LargestFile = 20 * 1024 * 1024;

    /// <summary>Reads every text file of the folder, in the order of their names; other files are left alone.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="IOException">The folder or a file cannot be read, or a file is over 20 MB.</exception>
    public static PolicyLibrary Read(string path)
    {
        if (!Directory.Exists(path))
            throw new DirectoryNotFoundException($"没有这个文件夹：{path}");
        var files = Directory.EnumerateFiles(path)
            .Where(f => Path.GetExtension(f).ToUpperInvariant() is ".TXT" or ".MD")
            .Order(StringComparer.Ordinal);
        return new PolicyLibrary(files.Select(ReadFile).ToList());
    }

    private static PolicyEntry ReadFile(string file)
    {
        if (new FileInfo(file).Length > LargestFile)
            throw new IOException($"{file} 超过 20 MB，不能作为政策文件读入");
        return new PolicyEntry(PolicyReader.Read(File.ReadAllText(file), Path.GetFileNameWithoutExtension(file)).Facts);
    }
}
