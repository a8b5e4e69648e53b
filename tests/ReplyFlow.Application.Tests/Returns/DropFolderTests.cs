using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Messages.Returns;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Returns;

/// <summary>Mails that another program puts into a folder: each is kept once, by however many processes, also when one was killed.</summary>
public sealed class DropFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("replyflow-drop-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_ours_is_kept_and_the_rest_laid_aside()
    {
        await using var world = await ReturnsWorld.CreateAsync(DatabaseKind.Sqlite, 1);
        Put("a.eml", world.Mail("a report that it failed", 0));
        Put("b.eml", "no mail at all"u8.ToArray());
        Put("c.eml", "From: a@b.invalid\nSubject: 示例广告\n\nwords\n"u8.ToArray());
        Put("d.txt", world.Mail("a read receipt", 0));
        Assert.Equal(1, await ReadAsync(world));
        Assert.Equal([DeliveryRung.AddressWrong], await world.RungsAsync());
        Assert.Equal(["d.txt"], Files(""));
        Assert.EndsWith("-a.eml", Assert.Single(Files("kept")));
        Assert.Equal(["b.eml", "c.eml"], Files("other").Select(f => f[33..]).Order());
        Assert.Empty(Files("taken"));
    }

    [Fact]
    public async Task What_a_killed_process_took_is_read_by_the_next_after_a_while()
    {
        await using var world = await ReturnsWorld.CreateAsync(DatabaseKind.Sqlite, 1);
        await ReadAsync(world);
        var taken = Path.Combine(_folder, "taken", $"{Guid.NewGuid():N}-a.eml");
        File.WriteAllBytes(taken, world.Mail("a read receipt", 0));
        File.SetLastWriteTimeUtc(taken, world.Time.GetUtcNow().UtcDateTime);
        Assert.Equal(0, await ReadAsync(world));
        world.Time.Advance(DropFolder.Lease);
        Assert.Equal(1, await ReadAsync(world));
        Assert.Equal([DeliveryRung.Opened], await world.RungsAsync());
        Assert.EndsWith("-a.eml", Assert.Single(Files("kept")));
    }

    [Fact]
    public async Task Several_processes_keep_each_mail_once()
    {
        await using var world = await ReturnsWorld.CreateAsync(DatabaseKind.Sqlite, 10);
        for (var i = 0; i < 10; i++)
        {
            Put($"{i}.eml", world.Mail("an answer in words", i));
            Put($"{i}again.eml", world.Mail("an answer in words", i));
        }
        var kept = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadAsync(world))));
        Assert.Equal(20, kept.Sum());
        Assert.Equal(10, await world.EvidenceAsync());
        Assert.Equal(10, (await world.ItemsAsync()).Count);
    }

    [Theory, ClassData(typeof(BothDatabases)), Trait("Length", "Long")]
    public async Task Processes_that_are_killed_while_they_read_lose_no_mail_and_keep_none_twice(DatabaseKind kind)
    {
        await using var world = await ReturnsWorld.CreateAsync(kind, 60);
        for (var i = 0; i < 60; i++)
            Put($"{i:00}.eml", world.Mail("an answer in words", i));
        foreach (var killedAfter in new[] { 3, 17, 34 })
        {
            using var process = world.StartReading(_folder);
            await UntilAsync(async () => await world.EvidenceAsync() >= killedAfter, process);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        Assert.InRange(await world.EvidenceAsync(), 34, 59);
        foreach (var left in Directory.GetFiles(Path.Combine(_folder, "taken")))
            File.SetLastWriteTimeUtc(left, DateTime.UtcNow - DropFolder.Lease);
        using (var last = world.StartReading(_folder))
        {
            await UntilAsync(() => Task.FromResult(Files("kept").Count == 60), last);
            last.StandardInput.Close();
            await last.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        Assert.Equal((60, 60), (await world.EvidenceAsync(), (await world.ItemsAsync()).Count));
        Assert.Empty(Files("taken"));
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo, System.Diagnostics.Process process)
    {
        for (var until = DateTime.UtcNow.AddSeconds(120); !await isSo(); await Task.Delay(5))
            Assert.True(!process.HasExited && DateTime.UtcNow < until, "waited in vain");
    }

    private Task<int> ReadAsync(ReturnsWorld world) =>
        world.Process(("Folder", _folder)).GetRequiredService<DropFolder>().ReadAsync(TestContext.Current.CancellationToken);

    private void Put(string name, byte[] mail) => File.WriteAllBytes(Path.Combine(_folder, name), mail);

    private List<string> Files(string sub) => [.. Directory.GetFiles(Path.Combine(_folder, sub)).Select(f => Path.GetFileName(f))];
}
