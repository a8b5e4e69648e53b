namespace ReplyFlow.Application.Attachments;

/// <summary>
/// A file for the time of a request, readable by this account only and gone when it is closed, by the end of the process too: on Unix it
/// loses its name as soon as it is open, Windows deletes it with the last handle.
/// </summary>
internal static class TemporaryFile
{
    private const int Buffer = 64 * 1024;

    /// <summary>An empty one.</summary>
    public static FileStream Create()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = Buffer,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"replyflow-{Guid.NewGuid():N}"), options);
        if (!OperatingSystem.IsWindows())
            File.Delete(file.Name);
        return file;
    }
}
