namespace ReplyFlow.Cli.Tests;

/// <summary>A file that lives as long as a test.</summary>
public sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(string text, string extension = ".json")
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"replyflow-{Guid.NewGuid():N}{extension}");
        File.WriteAllText(Path, text);
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
