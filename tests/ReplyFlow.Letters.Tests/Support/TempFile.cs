namespace ReplyFlow.Letters.Tests.Support;

/// <summary>A file that lives as long as a test needs it.</summary>
internal sealed class TempFile : IDisposable
{
    public TempFile(byte[] content, string extension) => File.WriteAllBytes(Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"replyflow-{Guid.NewGuid():N}{extension}"), content);

    public string Path { get; }

    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable("REPLYFLOW_KEEP_FILES") != "1") File.Delete(Path);
    }
}
