using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Setup;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Letters.Fonts;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Whether the product can work: the database with its newest schema, room on the disk, fonts for letters.</summary>
public sealed class Readiness(ReplyFlowDb db, DatabaseAddress address, ReplyFlowSettings settings, LetterRenderer renderer, ILogger<Readiness> log)
{
    /// <summary>Less free space than this counts as a full disk: a letter and its message may not fit any more.</summary>
    private const long LeastFree = 64L << 20;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>What cannot: database, migrations, disk, fonts.</summary>
    public async Task<IReadOnlyList<string>> FailingAsync(CancellationToken ct)
    {
        var failing = new List<string>();
        if (await DatabaseProblemAsync(ct) is { } database)
            failing.Add(database);
        var folders = new[] { settings.DataFolder, Path.GetDirectoryName(address.FilePath) }.OfType<string>();
        if (folders.Any(f => !HasRoom(f)))
            failing.Add("disk");
        if (!HasFonts())
            failing.Add("fonts");
        return failing;
    }

    private async Task<string?> DatabaseProblemAsync(CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(LongestWait);
        try
        {
            await db.Roles.AnyAsync(limit.Token);
            return (await db.Database.GetPendingMigrationsAsync(limit.Token)).Any() ? "migrations" : null;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning("The database cannot be read: {Message}", e.GetBaseException().Message);
            return "database";
        }
    }

    private static bool HasRoom(string folder)
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace >= LeastFree;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private bool HasFonts()
    {
        try
        {
            return renderer.Fonts.Found.Count > 0;
        }
        catch (FontsMissingException)
        {
            return false;
        }
    }
}
