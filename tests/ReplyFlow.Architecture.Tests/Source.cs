using ReplyFlow.Testing;

namespace ReplyFlow.Architecture.Tests;

/// <summary>The product's source files.</summary>
internal static class Source
{
    /// <summary>Folder of a project of the default build.</summary>
    public static string Folder(string room) => Path.Combine(RepositoryPaths.Root, "src", room);

    /// <summary>The files of a project, without what is generated, with their path inside it (slashes).</summary>
    public static IEnumerable<(string Path, string Text)> Files(string folder, string pattern = "*.cs") =>
        from file in Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
        let path = Path.GetRelativePath(folder, file).Replace('\\', '/')
        let parts = path.Split('/')
        where !parts.Any(p => p is "obj" or "bin" or "node_modules" or "Migrations")
        orderby path
        select (path, File.ReadAllText(file));
}
