using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Tests.Delivery;
using ReplyFlow.Application.Tests.Supervision;
using ReplyFlow.Data.Backup;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Listing;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Backup;

/// <summary>What a backup promises: everything comes back, into either database, or nothing does.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replyflow-backup-");

    private string BackupFile => Path.Combine(_folder.FullName, "replyflow.backup");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseKind, DatabaseKind> Pairs => new(
        from a in Enum.GetValues<DatabaseKind>() from b in Enum.GetValues<DatabaseKind>() select (a, b));

    [Theory, MemberData(nameof(Pairs))]
    public async Task Everything_comes_back_in_either_database(DatabaseKind from, DatabaseKind to)
    {
        await using var post = await FilledAsync(from);
        var written = await BackupWriter.WriteAsync(post.Address, BackupFile, post.Time, Ct);
        Assert.All(["Letters", "DraftVersions", "Outbox", "Audit", "AspNetUsers", "AspNetUserClaims"], name =>
            Assert.True(written.Tables.Single(t => t.Name == name).Rows > 0, name));
        await using var target = await TestDatabase.CreateEmptyAsync(to);
        await BackupRestore.RestoreAsync(BackupFile, target.Address, Ct);

        var again = Path.Combine(_folder.FullName, "again.backup");
        await BackupWriter.WriteAsync(target.Address, again, post.Time, Ct);
        Assert.Equal(Lines(BackupFile), Lines(again));
        // The restored database goes on working: its counters know the rows, its guards hold.
        await using var db = target.Open();
        var user = await db.Users.SingleAsync(Ct);
        db.UserClaims.Add(new IdentityUserClaim<Guid> { UserId = user.Id, ClaimType = "next", ClaimValue = "1" });
        await db.SaveChangesAsync(Ct);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Letters.ExecuteDeleteAsync(Ct));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_due_date_comes_back_from_the_columns_it_has_always_had(DatabaseKind kind)
    {
        await using var post = await FilledAsync(kind);
        var due = DueDate.By("交办@2026-04-20+3m", new Deadline(new DateOnly(2026, 7, 20), ["交办 2026-04-20，3 个月 → 2026-07-20"], true));
        await using (var db = post.Address.Open())
        {
            (await db.Cases.SingleAsync(Ct)).SetDue(due);
            await db.SaveChangesAsync(Ct);
        }
        var written = await BackupWriter.WriteAsync(post.Address, BackupFile, post.Time, Ct);
        var columns = written.Tables.Single(t => t.Name == "Cases").Columns;
        Assert.Empty(new[] { "DueOn", "DueDerivation", "DueProvisional", "DueRule" }.Except(columns));
        await using var target = await TestDatabase.CreateEmptyAsync(kind);
        await BackupRestore.RestoreAsync(BackupFile, target.Address, Ct);
        await using var restored = target.Open();
        Assert.Equal(due, (await restored.Cases.SingleAsync(Ct)).Due);
        Assert.Equal((null, ""), (DueDate.None.On, DueDate.None.Rule));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_target_with_data_is_refused_and_left_as_it_was(DatabaseKind kind)
    {
        await using var post = await FilledAsync(DatabaseKind.Sqlite);
        await BackupWriter.WriteAsync(post.Address, BackupFile, post.Time, Ct);
        await using var target = await FilledAsync(kind);
        var refusal = await Assert.ThrowsAsync<BackupException>(() => BackupRestore.RestoreAsync(BackupFile, target.Address, Ct));
        Assert.Contains("已有数据", refusal.Message, StringComparison.Ordinal);
        await using var db = target.Address.Open();
        Assert.Equal(target.Letter.Id, (await db.Letters.SingleAsync(Ct)).Id);
    }

    /// <summary>Lists and figures are in no backup: they are there when it is restored, and are kept from then on.</summary>
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Lists_and_figures_are_made_anew_and_kept_from_then_on(DatabaseKind kind)
    {
        await using var city = await City.CreateAsync(kind, 40);
        await BackupWriter.WriteAsync(city.Address, BackupFile, TimeProvider.System, Ct);
        await using var target = await TestDatabase.CreateAsync(kind);
        await BackupRestore.RestoreAsync(BackupFile, target.Address, Ct);
        await using var db = target.Open();
        Assert.Equal(40, await db.CaseFigures.CountAsync(Ct));
        await CheckAsync();
        await db.Cases.Where(c => c.LeadBureauId != null).ExecuteUpdateAsync(s => s.SetProperty(c => c.LeadBureauId, city.Bureaus[0].Id), Ct);
        await CheckAsync();

        async Task CheckAsync() => Assert.Equal((0, 0), (await CaseLists.CountWrongAsync(db, Ct), await CaseFigures.CountWrongAsync(db, Ct)));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_migrated_database_without_rows_will_do(DatabaseKind kind)
    {
        await using var post = await FilledAsync(kind);
        await BackupWriter.WriteAsync(post.Address, BackupFile, post.Time, Ct);
        await using var target = await TestDatabase.CreateAsync(kind);
        await BackupRestore.RestoreAsync(BackupFile, target.Address, Ct);
        await using var db = target.Open();
        Assert.Equal(1, await db.Letters.CountAsync(Ct));
    }

    [Trait("Length", "Long")]
    [Fact]
    public async Task A_damaged_file_restores_nothing()
    {
        await using var post = await FilledAsync(DatabaseKind.Sqlite);
        await BackupWriter.WriteAsync(post.Address, BackupFile, post.Time, Ct);
        var whole = await File.ReadAllBytesAsync(BackupFile, Ct);
        var expected = Lines(BackupFile);
        var random = new Random(20240410);
        var refused = 0;
        for (var i = 0; i < 60; i++)
        {
            var bytes = i % 3 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            if (i % 3 != 0)
                bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
            var damaged = Path.Combine(_folder.FullName, $"damaged{i}");
            await File.WriteAllBytesAsync(damaged, bytes, Ct);
            var target = DatabaseAddress.Sqlite(Path.Combine(_folder.FullName, $"restored{i}.db"));
            try
            {
                await BackupRestore.RestoreAsync(damaged, target, Ct);
                // A flipped bit that says nothing (a time stamp in the container) may pass, but only with every row right.
                Assert.Equal(expected, Lines(damaged));
            }
            catch (BackupException)
            {
                refused++;
                Assert.False(File.Exists(target.FilePath));
            }
        }
        Assert.InRange(refused, 40, 60);
    }

    [Fact]
    public async Task A_row_changed_behind_the_manifests_back_is_noticed()
    {
        await using var post = await FilledAsync(DatabaseKind.Sqlite);
        await BackupWriter.WriteAsync(post.Address, BackupFile, post.Time, Ct);
        Edit("tables/Letters.jsonl", "齐衡", "齐恒");
        var target = DatabaseAddress.Sqlite(Path.Combine(_folder.FullName, "restored.db"));
        await Assert.ThrowsAsync<BackupException>(() => BackupRestore.RestoreAsync(BackupFile, target, Ct));
        Assert.False(File.Exists(target.FilePath));
    }

    [Theory]
    [InlineData("\"format\":1", "\"format\":2")]
    [InlineData("\"schema\":\"", "\"schema\":\"20250101000000_Later")]
    [InlineData("\"MustChangePassword\",", "")]
    public async Task A_backup_of_another_version_is_refused(string find, string replace)
    {
        await using var post = await FilledAsync(DatabaseKind.Sqlite);
        await BackupWriter.WriteAsync(post.Address, BackupFile, post.Time, Ct);
        Edit(BackupManifest.EntryName, find, replace);
        var refusal = await Assert.ThrowsAsync<BackupException>(() => BackupRestore.RestoreAsync(BackupFile, DatabaseAddress.Sqlite(Path.Combine(_folder.FullName, "restored.db")), Ct));
        Assert.Contains("版本", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"format\":1}")]
    [InlineData("{\"format\":1,\"createdAt\":\"2026-01-01T00:00:00Z\",\"source\":\"Sqlite\",\"schema\":\"x\",\"tables\":[null]}")]
    [InlineData("{\"format\":1,\"createdAt\":\"2026-01-01T00:00:00Z\",\"source\":\"Sqlite\",\"schema\":\"x\",\"tables\":[{\"name\":\"Letters\"}]}")]
    public async Task What_is_no_manifest_is_refused_in_a_sentence(string manifest)
    {
        using (var zip = ZipFile.Open(BackupFile, ZipArchiveMode.Create))
        {
            await using var entry = zip.CreateEntry(BackupManifest.EntryName).Open();
            await entry.WriteAsync(Encoding.UTF8.GetBytes(manifest), Ct);
        }
        await RefusedAsync();
    }

    [Theory]
    [InlineData("[]\n")]
    [InlineData("{}\n")]
    [InlineData("{\"Id\":1,\"Name\":[],\"ShortName\":{}}\n")]
    [InlineData("half of a row")]
    public async Task Rows_that_are_none_are_refused_in_a_sentence_though_the_manifest_vouches_for_them(string rows)
    {
        await using var post = await FilledAsync(DatabaseKind.Sqlite);
        await BackupWriter.WriteAsync(post.Address, BackupFile, post.Time, Ct);
        await ForgeAsync("Bureaus", rows, 1);
        await RefusedAsync();
    }

    [Fact]
    public async Task A_small_file_that_unpacks_to_an_endless_line_is_not_unpacked_whole()
    {
        await using var post = await FilledAsync(DatabaseKind.Sqlite);
        await BackupWriter.WriteAsync(post.Address, BackupFile, post.Time, Ct);
        await ForgeAsync("Bureaus", "{" + new string('a', 64 << 20), 1);
        Assert.InRange(new FileInfo(BackupFile).Length, 0, 2_000_000);
        Assert.Contains("too long", (await RefusedAsync()).InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_killed_backup_left_is_gone_after_the_next_and_nothing_else()
    {
        await using var post = await FilledAsync(DatabaseKind.Sqlite);
        var left = $"{BackupFile}.{Guid.NewGuid():N}.part";
        var running = $"{BackupFile}.{Guid.NewGuid():N}.part";
        var other = BackupFile + ".mine.part";
        foreach (var file in new[] { left, other })
            await File.WriteAllTextAsync(file, "half", Ct);
        await using (new FileStream(running, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            await BackupWriter.WriteAsync(post.Address, BackupFile, post.Time, Ct);
        Assert.Equal(new[] { BackupFile, running, other }.Order(StringComparer.Ordinal),
            _folder.GetFiles().Select(f => f.FullName).Where(f => f.StartsWith(BackupFile, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_existing_file_is_not_overwritten_and_only_its_owner_may_read_it()
    {
        await using var post = await FilledAsync(DatabaseKind.Sqlite);
        await BackupWriter.WriteAsync(post.Address, BackupFile, post.Time, Ct);
        await Assert.ThrowsAsync<BackupException>(() => BackupWriter.WriteAsync(post.Address, BackupFile, post.Time, Ct));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(BackupFile));
        Assert.Single(_folder.GetFiles());
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_backup_made_while_people_work_is_of_one_moment(DatabaseKind kind)
    {
        await using var post = await Post.OpenAsync(kind);
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        // Each transaction of this writer adds a message and exactly one audit event about it.
        var working = Task.Run(async () =>
        {
            var n = 0;
            while (!stop.IsCancellationRequested)
            {
                await post.RunAsync<UnitRunner>(u => u.RunAsync(null, unit =>
                {
                    unit.Db.Add(post.NewMessage());
                    unit.Record(new MessageQueued(Guid.NewGuid(), RecipientKind.Deputy), post.Letter.CaseId, "排队");
                    return Task.CompletedTask;
                }, CancellationToken.None));
                n++;
                begun.TrySetResult();
            }
            return n;
        }, Ct);
        await Task.WhenAny(begun.Task, working);
        for (var i = 0; i < 5; i++)
        {
            var file = Path.Combine(_folder.FullName, $"live{i}");
            var manifest = await BackupWriter.WriteAsync(post.Address, file, post.Time, Ct);
            long Rows(string table) => manifest.Tables.Single(t => t.Name == table).Rows;
            Assert.Equal(Rows("Outbox"), Rows("Audit") - 1);
        }
        await stop.CancelAsync();
        Assert.True(await working > 0);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<BackupException> RefusedAsync()
    {
        var target = DatabaseAddress.Sqlite(Path.Combine(_folder.FullName, "restored.db"));
        var refusal = await Assert.ThrowsAsync<BackupException>(() => BackupRestore.RestoreAsync(BackupFile, target, Ct));
        Assert.Contains(BackupFile, refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(target.FilePath));
        return refusal;
    }

    /// <summary>Puts other rows into a table and has the manifest vouch for them.</summary>
    private async Task ForgeAsync(string table, string rows, int count)
    {
        await using var zip = ZipFile.Open(BackupFile, ZipArchiveMode.Update);
        var bytes = Encoding.UTF8.GetBytes(rows);
        var manifest = zip.GetEntry(BackupManifest.EntryName)!;
        System.Text.Json.Nodes.JsonNode told;
        await using (var stream = manifest.Open())
            told = (await System.Text.Json.Nodes.JsonNode.ParseAsync(stream, cancellationToken: Ct))!;
        var entry = told["tables"]!.AsArray().Single(t => (string?)t!["name"] == table)!;
        (entry["rows"], entry["sha256"]) = (count, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        manifest.Delete();
        zip.GetEntry($"tables/{table}.jsonl")!.Delete();
        await using (var stream = zip.CreateEntry(BackupManifest.EntryName).Open())
            await stream.WriteAsync(Encoding.UTF8.GetBytes(told.ToJsonString()), Ct);
        await using (var stream = zip.CreateEntry($"tables/{table}.jsonl").Open())
            await stream.WriteAsync(bytes, Ct);
    }

    /// <summary>Changes the backup file as somebody with a zip program could.</summary>
    private void Edit(string entryName, string find, string replace)
    {
        using var zip = ZipFile.Open(BackupFile, ZipArchiveMode.Update);
        var entry = zip.GetEntry(entryName)!;
        string text;
        using (var reader = new StreamReader(entry.Open(), Encoding.UTF8))
            text = reader.ReadToEnd();
        Assert.Contains(find, text, StringComparison.Ordinal);
        entry.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(entryName).Open(), new UTF8Encoding(false));
        writer.Write(text.Replace(find, replace, StringComparison.Ordinal));
    }

    private static async Task<Post> FilledAsync(DatabaseKind kind)
    {
        var post = await Post.OpenAsync(kind);
        await post.QueueAsync();
        await using var db = post.Address.Open();
        var user = new AppUser { DisplayName = "𬭳 喆", UserName = "zhe", BureauId = post.Letter.BureauId, LockoutEnd = new DateTimeOffset(2024, 4, 10, 1, 2, 3, TimeSpan.Zero).AddMicroseconds(456_789) };
        db.Users.Add(user);
        db.UserClaims.Add(new IdentityUserClaim<Guid> { UserId = user.Id, ClaimType = "t", ClaimValue = "\"}\n　引号" });
        db.Entry(await db.Cases.SingleAsync()).Property(c => c.CountersignDivisionIds).CurrentValue = [Guid.CreateVersion7()];
        await db.SaveChangesAsync();
        return post;
    }

    /// <summary>Every row of every table, order aside.</summary>
    private static SortedDictionary<string, List<string>> Lines(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        return new(zip.Entries.Where(e => e.FullName.StartsWith("tables/", StringComparison.Ordinal)).ToDictionary(e => e.FullName, e =>
            new StreamReader(e.Open(), Encoding.UTF8).ReadToEnd().Split('\n').Order(StringComparer.Ordinal).ToList()));
    }
}
