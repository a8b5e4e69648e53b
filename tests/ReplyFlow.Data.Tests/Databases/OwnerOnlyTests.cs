using System.Runtime.Versioning;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Data.Tests.Databases;

/// <summary>Nobody but the account that runs the product reads its files.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OwnerOnlyTests : IDisposable
{
    private const UnixFileMode File600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Folder700 = File600 | UnixFileMode.UserExecute;
    private const UnixFileMode Folder755 = Folder700 | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replyflow-owner-");

    [Fact]
    public async Task A_new_database_its_log_and_the_folder_made_for_it_are_the_owners_alone()
    {
        var address = DatabaseAddress.Sqlite(Path.Combine(_folder.FullName, "new", "replyflow.db"));
        await address.MigrateAsync(TestContext.Current.CancellationToken);
        await using var db = address.Open();
        db.Bureaus.Add(new() { Name = "示例市水务局", ShortName = "市水务局" });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var files = Directory.GetFiles(Path.GetDirectoryName(address.FilePath)!);
        Assert.Contains(address.FilePath + "-wal", files);
        Assert.Contains(address.FilePath + "-shm", files);
        Assert.All(files, f => Assert.Equal((f, File600), (f, File.GetUnixFileMode(f))));
        Assert.Equal(Folder700, File.GetUnixFileMode(Path.GetDirectoryName(address.FilePath)!));
    }

    [Fact]
    public async Task The_folder_of_a_named_file_is_left_as_it_is()
    {
        _folder.UnixFileMode = Folder755;
        await DatabaseAddress.Sqlite(Path.Combine(_folder.FullName, "replyflow.db")).MigrateAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Folder755, File.GetUnixFileMode(_folder.FullName));
    }

    [Fact]
    public void A_folder_that_others_look_into_is_shut_and_one_that_they_share_is_refused()
    {
        _folder.UnixFileMode = Folder755;
        Assert.True(OwnerOnly.IsOpenToOthers(_folder.FullName));
        OwnerOnly.Shut(_folder.FullName);
        Assert.Equal(Folder700, File.GetUnixFileMode(_folder.FullName));
        Assert.False(OwnerOnly.IsOpenToOthers(_folder.FullName));

        var shared = Folder755 | UnixFileMode.StickyBit | UnixFileMode.OtherWrite;
        _folder.UnixFileMode = shared;
        Assert.Throws<IOException>(() => OwnerOnly.Shut(_folder.FullName));
        Assert.Throws<IOException>(() => OwnerOnly.Shut("/usr"));
        Assert.Equal(shared, File.GetUnixFileMode(_folder.FullName));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
