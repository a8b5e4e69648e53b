using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Attachments.Scanning;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Tests.Handling;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Clamd;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Attachments;

/// <summary>Where there is a scanner, nothing goes in or out that it has not seen; where there is none, nothing in which one found something.</summary>
public sealed class ScannedFilesTests
{
    private static readonly byte[] Infected = [.. "%PDF-1.4\n"u8, .. Encoding.ASCII.GetBytes(ClamdProcess.Virus), .. "\n%%EOF\n"u8];
    private static readonly byte[] Other = "%PDF-1.4\nanother\n%%EOF\n"u8.ToArray();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_file_is_scanned_as_it_comes_in_and_can_be_opened_at_once(DatabaseKind kind)
    {
        await using var clamd = new ClamdServer();
        await using var world = await World.CreateAsync(kind, more: s => s.AddSingleton(VirusScanner.At(clamd.Address)));
        var id = await world.Register(World.Suggestion());
        await AttachAsync(world, id, ("原件.pdf", SampleFiles.Pdf));
        var file = Assert.Single(await ListAsync(world, id));
        Assert.Null(file.Hold);
        Assert.Equal(SampleFiles.Pdf, await ReadAsync(world, file));
        await using var db = world.Open();
        var scan = await db.AttachmentScans.SingleAsync(Ct);
        Assert.Equal(("", "ClamAV 1.4.6/27001/Mon Apr 20 08:00:00 2026", file.File.Sha256, world.Clock.GetUtcNow()), (scan.Signature, scan.Scanner, scan.Sha256, scan.ScannedAt));
        Assert.Empty(await world.Verify());
    }

    [Fact]
    public async Task A_file_in_which_something_is_found_is_refused_by_its_name_and_none_is_added()
    {
        await using var clamd = new ClamdServer();
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite, more: s => s.AddSingleton(VirusScanner.At(clamd.Address)));
        var id = await world.Register(World.Suggestion());
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => AttachAsync(world, id, ("原件.pdf", SampleFiles.Pdf), ("样本.pdf", Infected)));
        Assert.Equal($"“样本.pdf”查出病毒（{ClamdProcess.Signature}），没有收下。请先在自己的电脑上杀毒。", Assert.Single(refusal.Errors).Message);
        await NothingIsStoredAsync(world);
    }

    [Theory]
    [InlineData(ClamdMood.Errs, "扫描服务不可用，没有经过病毒扫描的文件不能收。请稍后再试；总是这样，请联系系统管理员。")]
    [InlineData(ClamdMood.Leaves, "扫描服务不可用，没有经过病毒扫描的文件不能收。请稍后再试；总是这样，请联系系统管理员。")]
    [InlineData(ClamdMood.TooLarge, "“原件.pdf”超过病毒扫描服务允许的大小，没有收下。请联系系统管理员。")]
    public async Task A_file_that_cannot_be_scanned_is_refused_in_plain_words(ClamdMood mood, string words)
    {
        await using var clamd = new ClamdServer { Mood = mood };
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite, more: s => s.AddSingleton(VirusScanner.At(clamd.Address)));
        var id = await world.Register(World.Suggestion());
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => AttachAsync(world, id, ("原件.pdf", SampleFiles.Pdf)));
        Assert.Equal((AttachmentIntake.Field, words), (Assert.Single(refusal.Errors).Field, refusal.Errors[0].Message));
        await NothingIsStoredAsync(world);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_was_stored_before_there_was_a_scanner_waits_for_it(DatabaseKind kind)
    {
        await using var clamd = new ClamdServer { Mood = ClamdMood.Errs };
        var scanner = new Switch();
        await using var world = await World.CreateAsync(kind, more: s => s.AddSingleton<VirusScanner>(scanner));
        await GiveAddressAsync(world);
        var id = await world.Register(World.Suggestion());
        await AttachAsync(world, id, ("原件.pdf", SampleFiles.Pdf), ("样本.pdf", Infected), ("说明.pdf", Other));
        Assert.All(await ListAsync(world, id), f => Assert.Null(f.Hold));

        scanner.On = VirusScanner.At(clamd.Address);
        foreach (var file in await ListAsync(world, id))
        {
            Assert.Equal("待扫描", file.Hold?.Label);
            Assert.Contains("还没有经过病毒扫描", (await Assert.ThrowsAsync<NotAllowedException>(() => ReadAsync(world, file))).Message, StringComparison.Ordinal);
        }
        // It does not answer yet: everything goes on waiting.
        Assert.Equal(0, await ScanAsync(world));
        Assert.Equal((3, 0), await CountsAsync(world));

        clamd.Mood = ClamdMood.Works;
        Assert.Equal(3, await ScanAsync(world));
        Assert.Equal((0, 1), await CountsAsync(world));
        var listed = await ListAsync(world, id);
        Assert.Equal([("样本.pdf", "已隔离")], listed.Where(f => f.Hold is not null).Select(f => (f.File.Name, f.Hold!.Label)));
        foreach (var file in listed)
            if (file.Hold is null)
                Assert.NotEmpty(await ReadAsync(world, file));
            else
                Assert.Contains($"查出病毒（{ClamdProcess.Signature}）", (await Assert.ThrowsAsync<NotAllowedException>(() => ReadAsync(world, file))).Message, StringComparison.Ordinal);
        Assert.Equal(0, await ScanAsync(world));
        Assert.Empty(await world.Verify());

        // The liaison body is told once, without the name of the file, which may be a deputy's.
        await using var db = world.Open();
        var told = Assert.Single(await db.Outbox.Where(m => m.Subject.Contains("附件查出病毒")).ToListAsync(Ct));
        Assert.DoesNotContain("样本", told.Subject + told.Body, StringComparison.Ordinal);
        Assert.Contains(await world.HistoryAsync("liaison", id), h => h.StartsWith("附件查出病毒，已经隔离：已发邮件通知", StringComparison.Ordinal));

        // Without a scanner it stays where it is.
        scanner.On = null;
        Assert.Equal("已隔离", Assert.Single(await ListAsync(world, id), f => f.Hold is not null).Hold!.Label);
    }

    [Fact]
    public async Task What_was_found_by_mistake_is_let_go_when_the_scanner_finds_it_no_more()
    {
        await using var clamd = new ClamdServer { AlsoFinds = "another" };
        var scanner = new Switch();
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite, more: s => s.AddSingleton<VirusScanner>(scanner));
        await GiveAddressAsync(world);
        var id = await world.Register(World.Suggestion());
        await AttachAsync(world, id, ("说明.pdf", Other), ("样本.pdf", Infected));
        scanner.On = VirusScanner.At(clamd.Address);
        await ScanAsync(world);
        Assert.Equal((0, 2), await CountsAsync(world));
        clamd.AlsoFinds = null;
        Assert.Equal(0, await ScanAsync(world));
        world.Clock.Now += TimeSpan.FromDays(1);
        Assert.Equal(2, await ScanAsync(world, again: true));
        Assert.Equal(["样本.pdf"], (await ListAsync(world, id)).Where(f => f.Hold is not null).Select(f => f.File.Name));
        await using var db = world.Open();
        Assert.Equal(3, await db.AttachmentScans.CountAsync(Ct));
        Assert.Equal(2, await db.Outbox.CountAsync(m => m.Subject.Contains("附件查出病毒"), Ct));
    }

    [Fact]
    public async Task A_content_that_cannot_be_scanned_does_not_hold_up_the_others()
    {
        await using var clamd = new ClamdServer();
        var scanner = new Switch();
        await using var world = await World.CreateAsync(DatabaseKind.Sqlite, more: s => s.AddSingleton<VirusScanner>(scanner));
        var id = await world.Register(World.Suggestion());
        await AttachAsync(world, id, ("原件.pdf", SampleFiles.Pdf), ("说明.pdf", Other));
        await using var db = world.Open();
        var broken = await db.Attachments.OrderBy(a => a.Sha256).Select(a => a.Sha256).FirstAsync(Ct);
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER \"Guard_AttachmentChunks_NoUpdate\"", Ct);
        await db.Database.ExecuteSqlAsync($"""UPDATE "AttachmentChunks" SET "Bytes" = x'00' WHERE "Sha256" = {broken}""", Ct);
        scanner.On = VirusScanner.At(clamd.Address);
        var failed = new HashSet<string>();
        Assert.Equal(1, await ScanAsync(world, failed: failed));
        Assert.Equal([broken], failed);
        Assert.Equal("待扫描", Assert.Single(await ListAsync(world, id), f => f.Hold is not null).Hold!.Label);
    }

    private static async Task GiveAddressAsync(World world)
    {
        await using var db = world.Open();
        await db.Users.Where(u => u.UserName == "liaison").ExecuteUpdateAsync(s => s.SetProperty(u => u.Email, "liaison@city.invalid"), Ct);
    }

    private static Task<int> ScanAsync(World world, bool again = false, HashSet<string>? failed = null) =>
        world.InScope(s => s.GetRequiredService<ScanStoredFiles>().RunAsync(failed ?? [], again, Ct));

    private static Task<(int, int)> CountsAsync(World world) => world.InScope(s => s.GetRequiredService<AttachmentQueries>().ScansAsync(Ct));

    private static async Task<IReadOnlyList<CaseAttachment>> ListAsync(World world, Guid caseId)
    {
        var actor = await world.Actor("liaison");
        return await world.InScope(async s => (await s.GetRequiredService<AttachmentQueries>().OfCaseAsync(actor, caseId, Ct)).SelectMany(g => g).ToList());
    }

    private static Task<byte[]> ReadAsync(World world, CaseAttachment file) => world.InScope(async s =>
    {
        using var output = new MemoryStream();
        await s.GetRequiredService<AttachmentQueries>().CopyAsync(file.File, output, Ct);
        return output.ToArray();
    });

    private static async Task AttachAsync(World world, Guid caseId, params (string Name, byte[] Content)[] files)
    {
        var actor = await world.Actor("liaison");
        await world.InScope(s => s.GetRequiredService<AddAttachments>().ToSuggestionAsync(
            actor, caseId, [.. files.Select(f => new AttachmentUpload(f.Name, new MemoryStream(f.Content)))], Ct));
    }

    private static async Task NothingIsStoredAsync(World world)
    {
        await using var db = world.Open();
        Assert.Equal((0, 0, 0), (await db.Attachments.CountAsync(Ct), await db.AttachmentChunks.CountAsync(Ct), await db.AttachmentScans.CountAsync(Ct)));
    }

    /// <summary>A scanner that is switched on and off, as by another start with another setting.</summary>
    private sealed class Switch : VirusScanner
    {
        public VirusScanner? On { get; set; }

        public override bool IsOn => On is not null;

        public override Task<string> VersionAsync(CancellationToken ct) => On!.VersionAsync(ct);

        public override Task<ScanResult> ScanAsync(Stream content, CancellationToken ct) => On!.ScanAsync(content, ct);
    }
}
