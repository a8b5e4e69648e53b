namespace ReplyFlow.Application.Core;

/// <summary>A folder that comes with the product is not there.</summary>
public sealed class ProductFolderException(string message) : Exception(message);

/// <summary>Finds the folders that come with the product: beside the program once it is installed, above it in a checkout.</summary>
public static class ProductFolders
{
    /// <summary>Letter templates.</summary>
    public static string Templates { get; } = Find("templates");

    /// <summary>Workflow definitions.</summary>
    public static string Workflows { get; } = Find("workflows");

    private static string Find(string name)
    {
        for (var dir = new DirectoryInfo(AppContext.BaseDirectory); dir is not null; dir = dir.Parent)
            if (Directory.Exists(Path.Combine(dir.FullName, name))
                && (dir.FullName == AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar) || File.Exists(Path.Combine(dir.FullName, "ReplyFlow.sln"))))
                return Path.Combine(dir.FullName, name);
        return Path.Combine(AppContext.BaseDirectory, name);
    }
}
