using Microsoft.Extensions.Logging;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Application.Messages.Returns;

/// <summary>
/// Reads mails that another program puts into a folder as .eml files. Of several processes the one that moves a file away has it; what a
/// killed one left is taken over after a while. Nothing is deleted.
/// </summary>
public sealed class DropFolder(string folder, ReturnIntake intake, TimeProvider time, ILogger<DropFolder> log)
{
    /// <summary>After which a file that was taken and not finished is anybody's again.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>The folder.</summary>
    public string Place => folder;

    private readonly string _taken = Path.Combine(folder, "taken");
    private readonly string _kept = Path.Combine(folder, "kept");
    private readonly string _other = Path.Combine(folder, "other");

    /// <summary>Reads what is there.</summary>
    /// <returns>Mails that were kept.</returns>
    public async Task<int> ReadAsync(CancellationToken ct)
    {
        foreach (var sub in new[] { _taken, _kept, _other })
            OwnerOnly.CreateFolder(sub);
        var kept = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*.eml").Concat(Directory.EnumerateFiles(_taken).Where(IsLeft)))
        {
            ct.ThrowIfCancellationRequested();
            if (Take(file) is { } mine && await ReadAsync(mine, ct))
                kept++;
        }
        return kept;
    }

    private async Task<bool> ReadAsync(string mine, CancellationToken ct)
    {
        bool isOurs;
        try
        {
            await using var stream = File.OpenRead(mine);
            isOurs = await intake.TakeAsync(stream, mine, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The others go on; this one is anybody's again after the lease.
            log.LogError(e, "{File} could not be kept", mine);
            return false;
        }
        Move(mine, Path.Combine(isOurs ? _kept : _other, Path.GetFileName(mine)));
        return isOurs;
    }

    private bool IsLeft(string file) => time.GetUtcNow() - File.GetLastWriteTimeUtc(file) >= Lease;

    /// <summary>The file under a name that only this process knows; null where another was faster.</summary>
    private string? Take(string file)
    {
        var name = Path.GetFileName(file);
        if (Path.GetDirectoryName(file) == _taken)
            name = name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..];
        var mine = Path.Combine(_taken, $"{Guid.NewGuid():N}-{name}");
        if (!Move(file, mine))
            return null;
        File.SetLastWriteTimeUtc(mine, time.GetUtcNow().UtcDateTime);
        return mine;
    }

    private bool Move(string from, string to)
    {
        try
        {
            File.Move(from, to);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogInformation("{File} was moved by somebody else: {Words}", from, e.Message);
            return false;
        }
    }
}
