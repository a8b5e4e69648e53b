namespace ReplyFlow.Cli.Tests;

/// <summary>A database that cannot be used ends every verb with exit code 2 and one plain line.</summary>
public sealed class UnusableDatabaseTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replyflow-cli-");

    public static TheoryData<string, string> Verbs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var verb in new[] { "verify", "demo", "import LIST", "backup OUT", "restore OUT" })
                foreach (var database in new[] { "Host=127.0.0.1;Port=1;Database=x;Username=x;Password=secret;Timeout=3", "/proc/none/x.db", "FOLDER", "GARBAGE" })
                    data.Add(verb, database);
            return data;
        }
    }

    [Trait("Length", "Long")]
    [Theory, MemberData(nameof(Verbs))]
    public async Task It_is_told_in_one_line(string verb, string database)
    {
        var list = Path.Combine(_folder.FullName, "list.csv");
        await File.WriteAllTextAsync(list, "届次,编号,标题,正文,日期,领衔代表\n届,1,标题,正文,2026-02-11,张示例\n", TestContext.Current.CancellationToken);
        var garbage = Path.Combine(_folder.FullName, "garbage.db");
        await File.WriteAllTextAsync(garbage, new string('x', 5_000), TestContext.Current.CancellationToken);
        string[] arguments = [.. verb.Split(' ').Select(a => a switch { "LIST" => list, "OUT" => Path.Combine(_folder.FullName, "all.backup"), _ => a })];
        var result = await CliProcess.Run([.. arguments, "--db", database.Replace("FOLDER", _folder.FullName).Replace("GARBAGE", garbage)]);
        Assert.Equal((2, ""), (result.Exit, result.Output));
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("Exception", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
