using ReplyFlow.Browser.Tests.Product;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Settings;

namespace ReplyFlow.Browser.Tests.Start;

/// <summary>A start that cannot work ends with exit code 2 and one plain line, and has changed nothing.</summary>
public sealed class FailedStartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replyflow-start-");

    private string Database => Path.Combine(_folder.FullName, "replyflow.db");

    [Fact]
    public async Task Wrong_settings_are_told_one_a_line_before_the_database_is_made()
    {
        var start = await FailedStart.OfProductAsync(_folder.FullName, ("ReplyFlow__Web__SignInHours", "-1"), ("ReplyFlow__Signing__Pfx", "/none/seal.pfx"),
            ("Mail__From", "nobody"), ("Outbox__Lanes", "many"), ("ASPNETCORE_URLS", "http://127.0.0.1:99999"));
        Assert.Equal(2, start.Exit);
        string[] expected = ["/none/seal.pfx", "SignInHours 为“-1”", "Mail:From“nobody”", "Outbox:Lanes 为“many”", "urls 为“http://127.0.0.1:99999”"];
        Assert.Equal(expected.Length, start.Lines().Count);
        Assert.All(expected, words => Assert.Contains(start.Lines(), l => l.Contains(words, StringComparison.Ordinal)));
        Assert.False(File.Exists(Database));
    }

    [Fact]
    public async Task A_taken_port_is_found_before_the_set_up_code_is_replaced()
    {
        await using (var product = await ProductProcess.StartAsync(_folder.FullName))
            await product.KillAsync();
        var before = await CodeAsync();
        using var taken = FailedStart.TakePort(out var port);
        var start = await FailedStart.OfProductAsync(_folder.FullName, ("ASPNETCORE_URLS", $"http://127.0.0.1:{port}"));
        Assert.Equal(2, start.Exit);
        Assert.Contains($"端口 {port} 已被占用", Assert.Single(start.Lines()), StringComparison.Ordinal);
        Assert.Equal(before, await CodeAsync());
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=x;Username=x;Password=secret;Timeout=3")]
    [InlineData("postgres://x:secret@no.such.host.invalid/x")]
    public async Task A_PostgreSQL_server_that_does_not_answer_is_told(string connection)
    {
        var start = await FailedStart.OfProductAsync(_folder.FullName,
            ("ReplyFlow__Database__Provider", "Postgres"), ("ReplyFlow__Database__ConnectionString", connection));
        Assert.Equal(2, start.Exit);
        Assert.Contains("不能用", Assert.Single(start.Lines()), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", start.Error + start.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_told_and_left_as_it_is()
    {
        var text = new string('x', 5_000);
        await File.WriteAllTextAsync(Database, text, TestContext.Current.CancellationToken);
        var start = await FailedStart.OfProductAsync(_folder.FullName);
        Assert.Equal(2, start.Exit);
        Assert.Contains(Database, Assert.Single(start.Lines()), StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(Database, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task HTTPS_without_a_certificate_is_told()
    {
        var start = await FailedStart.OfProductAsync(_folder.FullName, ("ASPNETCORE_URLS", "https://127.0.0.1:0"), ("HOME", _folder.FullName));
        Assert.Equal(2, start.Exit);
        Assert.Contains("https://127.0.0.1:0", Assert.Single(start.Lines()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_tells_a_taken_port_and_a_folder_that_is_none_before_it_builds()
    {
        using var taken = FailedStart.TakePort(out var port);
        var start = await FailedStart.OfRunScriptAsync(_folder.FullName, "--port", $"{port}");
        Assert.Equal((2, ""), (start.Exit, start.Output));
        Assert.Contains($"port {port} is taken", Assert.Single(start.Lines()), StringComparison.Ordinal);
        foreach (var folder in new[] { "/proc/none", "/etc/hostname" })
        {
            start = await FailedStart.OfRunScriptAsync(folder, "--port", "45999");
            Assert.Equal((2, ""), (start.Exit, start.Output));
            Assert.Contains(folder, Assert.Single(start.Lines()), StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<string?> CodeAsync()
    {
        await using var db = DatabaseAddress.Sqlite(Database).Open();
        return await db.Settings.ReadAsync(Application.Setup.SetUpCode.SettingName, TestContext.Current.CancellationToken);
    }
}
