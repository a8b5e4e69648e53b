using ReplyFlow.Data.Databases;

namespace ReplyFlow.Application.Core;

/// <summary>Whether a folder can be written into, by doing it.</summary>
public static class FolderProbe
{
    /// <summary>Creates the folder where there is none, and a file in it for a moment.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="create">Makes it; null for one that only this account may read.</param>
    /// <returns>Why it cannot be used; null when it can.</returns>
    public static string? Problem(string path, Action? create = null)
    {
        try
        {
            if (create is null)
                OwnerOnly.CreateFolder(path);
            else
                create();
            using var probe = File.Create(Path.Combine(path, $".probe-{Guid.NewGuid():N}"), 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return e.Message;
        }
    }
}
