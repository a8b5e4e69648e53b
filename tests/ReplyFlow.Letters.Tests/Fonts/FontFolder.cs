using ReplyFlow.Letters.Fonts;

namespace ReplyFlow.Letters.Tests.Fonts;

/// <summary>A folder of font files that lives as long as a test.</summary>
internal sealed class FontFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("replyflow-fonts-").FullName;

    public FontFolder Add(string file, byte[] content)
    {
        File.WriteAllBytes(System.IO.Path.Combine(Path, file), content);
        return this;
    }

    /// <summary>Loads the folder with the same candidates and fallbacks for every role.</summary>
    public FontBook Load(string[] candidates, params string[] fallbacks) => FontBook.Load(Options(candidates, fallbacks));

    public FontOptions Options(string[] candidates, params string[] fallbacks) => new()
    {
        Folders = [Path],
        SearchSystem = false,
        Candidates = Enum.GetValues<FontRole>().ToDictionary(r => r, _ => (IReadOnlyList<string>)candidates),
        Fallbacks = Enum.GetValues<FontRole>().ToDictionary(r => r, _ => (IReadOnlyList<string>)fallbacks),
    };

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
