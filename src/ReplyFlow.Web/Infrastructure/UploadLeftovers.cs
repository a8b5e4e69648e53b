namespace ReplyFlow.Web.Infrastructure;

/// <summary>What of uploads a killed process left on the disk: the server writes what it reads into files that it deletes when they are closed.</summary>
public static class UploadLeftovers
{
    /// <summary>No request lasts as long; a file that somebody still has open stays readable for them.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromDays(1);

    /// <summary>Deletes those that are older than any request. One that cannot be deleted belongs to somebody else and stays.</summary>
    public static void Remove(DateTimeOffset now) => Remove(Environment.GetEnvironmentVariable("ASPNETCORE_TEMP") ?? Path.GetTempPath(), now);

    /// <summary>Deletes those in a folder.</summary>
    public static void Remove(string folder, DateTimeOffset now)
    {
        var options = new EnumerationOptions { IgnoreInaccessible = true };
        if (!Directory.Exists(folder))
            return;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("ASPNETCORE_*.tmp", options))
            try
            {
                if (now - file.LastWriteTimeUtc > Age)
                    file.Delete();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another account's.
            }
    }
}
