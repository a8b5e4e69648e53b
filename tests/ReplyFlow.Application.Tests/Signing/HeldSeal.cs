using ReplyFlow.Application.Letters.Signing;
using ReplyFlow.Letters.Pdf.Images;

namespace ReplyFlow.Application.Tests.Signing;

/// <summary>
/// A bureau's seal whose file is a pipe: the first letter that is painted with it stands still, inside its transaction, until
/// the seal is given. Every later letter finds an ordinary file.
/// </summary>
internal sealed class HeldSeal : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("replyflow-seal-").FullName;
    private FileStream? _pipe;

    public HeldSeal(string bureau)
    {
        Settings = new SealSettings { File = Path.Combine(_folder, "seal.png"), Bureau = bureau };
        using var made = System.Diagnostics.Process.Start("mkfifo", [Settings.File]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }

    /// <summary>For the world in which letters are signed.</summary>
    public SealSettings Settings { get; }

    /// <summary>Ends when a letter is being painted; fails when the signature ends without that.</summary>
    public async Task ReachedAsync(Task signature)
    {
        // Opening a pipe for writing returns when somebody has opened it for reading.
        var opened = Task.Run(() => new FileStream(Settings.File, FileMode.Open, FileAccess.Write, FileShare.ReadWrite));
        if (await Task.WhenAny(opened, signature) == signature)
            await signature;
        _pipe = await opened;
        var file = Path.Combine(_folder, "file.png");
        await File.WriteAllBytesAsync(file, TestSeal.Png);
        File.Move(file, Settings.File, overwrite: true);
    }

    /// <summary>Lets the painting go on, with an image or with bytes that are none.</summary>
    public void Give(bool good = true)
    {
        _pipe!.Write(good ? TestSeal.Png : "no image"u8);
        _pipe.Dispose();
    }

    public void Dispose()
    {
        _pipe?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
