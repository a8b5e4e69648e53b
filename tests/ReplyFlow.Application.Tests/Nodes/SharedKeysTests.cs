using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Nodes;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Nodes;

/// <summary>What one process protects any other opens, and only with the key file.</summary>
public sealed class SharedKeysTests : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replyflow-keys-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Processes_that_start_at_once_on_an_empty_database_make_one_key_and_open_each_others_words()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        var file = KeyFile("a");
        var nodes = Enumerable.Range(0, 3).Select(_ => Node(database, file)).ToList();
        await Task.WhenAll(nodes.Select(n => PrepareAsync(n, "none")));
        var words = Protector(nodes[0]).Protect("words");
        Assert.All(nodes, n => Assert.Equal("words", Protector(n).Unprotect(words)));
        await using var db = database.Open();
        var stored = await db.ProtectionKeys.SingleAsync(Ct);
        Assert.DoesNotContain("masterKey", Encoding.UTF8.GetString(stored.Content), StringComparison.OrdinalIgnoreCase);
        nodes.ForEach(n => n.Dispose());
    }

    [Fact]
    public async Task What_a_single_node_protected_before_is_opened_by_all_after_the_upgrade()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        string words;
        await using (var alone = new ServiceCollection().AddLogging().AddDataProtection().SetApplicationName("ReplyFlow")
            .PersistKeysToFileSystem(_folder.CreateSubdirectory("keys")).Services.BuildServiceProvider())
            words = Protector(alone).Protect("words");
        var file = KeyFile("a");
        using var first = Node(database, file);
        await PrepareAsync(first, "keys");
        // Another machine, without that folder; and the first one once more.
        using var second = Node(database, file);
        await PrepareAsync(second, "none");
        await PrepareAsync(first, "keys");
        Assert.Equal("words", Protector(second).Unprotect(words));
        await using var db = database.Open();
        Assert.Equal(1, await db.ProtectionKeys.CountAsync(Ct));
    }

    [Fact]
    public async Task Another_key_file_is_refused_and_one_with_the_old_key_behind_the_new_one_opens_all()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        var file = KeyFile("a");
        using var first = Node(database, file);
        await PrepareAsync(first, "none");
        var words = Protector(first).Protect("words");
        using var wrong = Node(database, KeyFile("b"));
        Assert.Contains("密钥文件", (await Assert.ThrowsAsync<SharedKeysException>(() => PrepareAsync(wrong, "none"))).Message, StringComparison.Ordinal);
        var both = Path.Combine(_folder.FullName, "both");
        await File.WriteAllTextAsync(both, $"{await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "b"), Ct)}\n{await File.ReadAllTextAsync(file, Ct)}\n", Ct);
        using var changed = Node(database, both);
        await PrepareAsync(changed, "none");
        Assert.Equal("words", Protector(changed).Unprotect(words));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base64!")]
    [InlineData("c2hvcnQ=")]
    public async Task A_file_without_a_key_is_none(string text)
    {
        var path = Path.Combine(_folder.FullName, "bad");
        await File.WriteAllTextAsync(path, text, Ct);
        Assert.Throws<FormatException>(() => ProtectionKeyFile.Read(path));
    }

    [Fact]
    public void A_stored_key_is_not_taken_for_one_of_another_name()
    {
        var file = ProtectionKeyFile.Read(KeyFile("a"));
        var content = file.Encrypt("key-1", [1, 2, 3]);
        Assert.Equal([1, 2, 3], file.Decrypt("key-1", content)!);
        Assert.Null(file.Decrypt("key-2", content));
    }

    private static IDataProtector Protector(IServiceProvider node) => node.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static ServiceProvider Node(TestDatabase database, string file)
    {
        var services = new ServiceCollection().AddLogging().AddReplyFlowDatabase(database.Address);
        services.AddDataProtection().SetApplicationName("ReplyFlow").PersistKeysToDatabase(ProtectionKeyFile.Read(file));
        return services.BuildServiceProvider();
    }

    private async Task PrepareAsync(IServiceProvider node, string folder)
    {
        await using var turn = await node.GetRequiredService<DatabaseAddress>().TakeStartTurnAsync(Ct);
        await using var scope = node.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SharedKeys>().PrepareAsync(Path.Combine(_folder.FullName, folder), Ct);
    }

    private string KeyFile(string name)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(name))));
        return path;
    }
}
