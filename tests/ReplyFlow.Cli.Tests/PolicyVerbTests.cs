using System.Text.Json;

namespace ReplyFlow.Cli.Tests;

/// <summary><c>replyflow policy add</c> and <c>policy list</c>.</summary>
public sealed class PolicyVerbTests
{
    private const string Text = "示例市路灯管理办法\n\n示政规〔2018〕5号\n示例市人民政府\n2018年3月1日\n第一条 为了照明，制定本办法。\n";

    [Fact]
    public async Task What_was_recognised_is_told_and_what_is_there_already_is_not_added_once_more()
    {
        var folder = Directory.CreateTempSubdirectory("replyflow-policies");
        try
        {
            var (whole, part, db) = (Path.Combine(folder.FullName, "a.txt"), Path.Combine(folder.FullName, "b.txt"), Path.Combine(folder.FullName, "p.db"));
            await File.WriteAllTextAsync(whole, Text, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(part, "食堂开张了\n\n今天开张，来的人很多，饭菜也很便宜，大家都说好。\n", TestContext.Current.CancellationToken);

            var missing = await CliProcess.Run("policy", "add", whole, "/nowhere/c.txt", "--db", db);
            var added = await CliProcess.Run("policy", "add", whole, part, "--db", db, "--confirm");
            var again = await CliProcess.Run("policy", "add", whole, "--db", db);
            var list = await CliProcess.Run("policy", "list", "--db", db, "--json");

            Assert.Equal((2, ""), (missing.Exit, missing.Output));
            Assert.Contains("/nowhere/c.txt", missing.Error, StringComparison.Ordinal);
            Assert.Equal((1, 1, 0), (added.Exit, again.Exit, list.Exit));
            Assert.Contains("没有认出：文号、发文机关、成文日期、类型", added.Output, StringComparison.Ordinal);
            Assert.Contains("内容相同的文件已在库中", again.Output, StringComparison.Ordinal);
            var policies = JsonDocument.Parse(list.Output).RootElement.GetProperty("policies").EnumerateArray().ToList();
            Assert.Equal(["confirmed", "waiting"], policies.Select(p => p.GetProperty("state").GetString()));
            Assert.Equal(("示政规〔2018〕5号", "normative", "inForce"), (
                policies[0].GetProperty("documentNumber").GetString(), policies[0].GetProperty("kind").GetString(), policies[0].GetProperty("standing").GetString()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
