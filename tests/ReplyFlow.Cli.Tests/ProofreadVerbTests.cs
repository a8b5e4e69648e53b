using System.Text.Json;
using ReplyFlow.Testing;

namespace ReplyFlow.Cli.Tests;

public sealed class ProofreadVerbTests
{
    private const string Good = """
        {
          "template": "city", "style": "document", "category": "B", "disclosure": "主动公开",
          "issuer": "临川市民政局", "signatories": ["贺文澜"], "documentNumber": "临民函〔2026〕18号",
          "suggestion": {"session": "市第九届人大四次会议", "number": "0217", "title": "关于增设社区食堂的建议", "leadDeputy": "邱望舒", "coSigners": []},
          "title": "对市第九届人大四次会议第0217号建议的答复", "addressees": ["邱望舒代表"],
          "body": "您提出的《关于增设社区食堂的建议》（第0217号）收悉。现答复如下：\n2026年9月底前再建社区食堂4家。\n感谢您的关心支持。",
          "signature": "临川市民政局", "date": "2026-05-20", "sealed": true,
          "contact": {"name": "苏砚", "phone": "6620118"}, "attachments": [], "copyTo": ["市政府办公室"], "issuedBy": null, "issuedOn": null
        }
        """;

    [Fact]
    public async Task A_good_letter_exits_with_0_and_no_findings()
    {
        using var file = new TemporaryFile(Good);

        var run = await CliProcess.Run("proofread", file.Path, "--json");

        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Equal(0, JsonDocument.Parse(run.Output).RootElement.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public async Task Warnings_exit_with_0_and_carry_position_and_fix()
    {
        using var file = new TemporaryFile(Good.Replace("再建", "截止目前布署"));

        var run = await CliProcess.Run("proofread", file.Path, "--json");

        Assert.Equal(0, run.Exit);
        var finding = JsonDocument.Parse(run.Output).RootElement.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("fix").GetString() == "部署");
        Assert.Equal((7, "W", "body"), (finding.GetProperty("rule").GetInt32(), finding.GetProperty("severity").GetString(), finding.GetProperty("field").GetString()));
        Assert.Equal((2, 14, 2), (finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32(), finding.GetProperty("length").GetInt32()));
        Assert.Equal("“布署”应为“部署”", finding.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Errors_exit_with_1()
    {
        using var file = new TemporaryFile(Good.Replace("第0217号建议的答复", "第0218号建议的答复").Replace("\"临川市民政局\", \"date\"", "\"\", \"date\""));

        var run = await CliProcess.Run("proofread", file.Path);

        Assert.Equal(1, run.Exit);
        Assert.Contains("E [3] title:1:13", run.Output);
        Assert.Contains("E [12] signature:1:1", run.Output);
    }

    [Fact]
    public async Task The_library_is_a_folder_of_text_files()
    {
        using var file = new TemporaryFile(Good.Replace("2026年9月底前", "按照《社区助餐三年行动方案》，2026年9月底前"));
        var folder = Directory.CreateTempSubdirectory("replyflow-library");
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "1.txt"), "临川市社区助餐三年行动方案\n\n为方便老年人就餐，制定本方案。\n", TestContext.Current.CancellationToken);

            var run = await CliProcess.Run("proofread", file.Path, "--library", folder.FullName);

            Assert.Equal(0, run.Exit);
            Assert.Contains("应为《临川市社区助餐三年行动方案》", run.Output);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Fact]
    public async Task The_real_letter_has_warnings_only()
    {
        Assert.SkipWhen(RepositoryPaths.Seed("letter-0390.json") is null, RepositoryPaths.NoSeeds);

        var run = await CliProcess.Run("proofread", RepositoryPaths.Seed("letter-0390.json")!, "--library", RepositoryPaths.Seeds!, "--json");

        Assert.Equal(0, run.Exit);
        Assert.Equal(0, JsonDocument.Parse(run.Output).RootElement.GetProperty("errors").GetInt32());
        Assert.True(JsonDocument.Parse(run.Output).RootElement.GetProperty("warnings").GetInt32() >= 15);
    }

    [Theory]
    [InlineData("{\"template\": \"city\", \"surprise\": 1}", "surprise")]
    [InlineData("{\"template\": ", "JSON")]
    public async Task Unusable_files_exit_with_2(string text, string says)
    {
        using var file = new TemporaryFile(text);

        var run = await CliProcess.Run("proofread", file.Path, "--json");

        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains(says, run.Error);
        Assert.Contains(Path.GetFileName(file.Path), run.Error);
    }

    [Theory]
    [InlineData("/nowhere/letter.json", null)]
    [InlineData(null, "/nowhere/library")]
    public async Task Absent_files_exit_with_2(string? letter, string? library)
    {
        using var file = new TemporaryFile(Good);

        var run = await CliProcess.Run(["proofread", letter ?? file.Path, .. library is null ? Array.Empty<string>() : ["--library", library]]);

        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains(library ?? "letter.json", run.Error);
    }
}
