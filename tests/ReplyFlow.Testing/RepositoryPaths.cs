namespace ReplyFlow.Testing;

/// <summary>Where the repository and the optional material beside it are, found from the running test.</summary>
public static class RepositoryPaths
{
    /// <summary>The repository's top folder (the one with ReplyFlow.sln).</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Real documents beside the repository, or null where they are absent.</summary>
    public static string? Seeds
    {
        get
        {
            var path = Path.Combine(Shared, "seeds");
            return Directory.Exists(path) ? path : null;
        }
    }

    /// <summary>A file of the seeds, or null where it is absent: skip the test then.</summary>
    public static string? Seed(string name) =>
        Seeds is { } dir && File.Exists(Path.Combine(dir, name)) ? Path.Combine(dir, name) : null;

    /// <summary>A case file by its path under <c>cases</c>, or null where the folder is not there.</summary>
    public static string? SharedCase(string path) => File.Exists(Path.Combine(Shared, "cases", path)) ? Path.Combine(Shared, "cases", path) : null;

    /// <summary>The message a test skips with when the seeds are not there.</summary>
    public const string NoSeeds = "The seed documents (shared/seeds beside the repository) are not here.";

    private static string Shared =>
        Environment.GetEnvironmentVariable("REPLYFLOW_SHARED") ?? Path.Combine(Path.GetDirectoryName(Root)!, "shared");

    private static string FindRoot()
    {
        for (var dir = new DirectoryInfo(AppContext.BaseDirectory); dir is not null; dir = dir.Parent)
            if (File.Exists(Path.Combine(dir.FullName, "ReplyFlow.sln")))
                return dir.FullName;
        throw new InvalidOperationException($"No ReplyFlow.sln above {AppContext.BaseDirectory}.");
    }
}
