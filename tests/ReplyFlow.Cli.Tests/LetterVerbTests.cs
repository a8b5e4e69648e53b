using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReplyFlow.Testing;

namespace ReplyFlow.Cli.Tests;

public sealed class LetterVerbTests : IDisposable
{
    private const string Invented = """
        {"template":"xian-gxj","category":"B","issuer":"临江市水务局","signatories":["林 远"],"documentNumber":"临水函〔2024〕12号",
         "suggestion":{"session":"市第九届人大二次会议","number":"0077","title":"关于治理东沟河的建议","leadDeputy":"何晚秋","coSigners":[]},
         "title":"关于市第九届人大二次会议第0077号建议的答复","addressees":["何晚秋代表"],
         "body":"您提出的《关于治理东沟河的建议》（第0077号）收悉。现答复如下：\n一、治理情况\n（一）清淤。完成清淤3.2公里。\n感谢您的关心。",
         "signature":"临江市水务局","date":"2024-06-03","contact":{"name":"钱 江","phone":"0888-1234567"},"copyTo":["市政府办公室"]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("replyflow-letter-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string InFolder(string name) => Path.Combine(_folder, name);

    private string Write(string json)
    {
        File.WriteAllText(InFolder("letter.json"), json);
        return InFolder("letter.json");
    }

    private static void NeedFonts()
    {
        var named = Environment.GetEnvironmentVariable("REPLYFLOW_FONTS");
        var folder = string.IsNullOrEmpty(named) ? Path.Combine(RepositoryPaths.Root, ".cache", "fonts") : named;
        var there = Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any();
        Assert.False(!there && Environment.GetEnvironmentVariable("REPLYFLOW_REQUIRE_TOOLS") == "1", "The fonts are required and not here.");
        Assert.SkipUnless(there, "The free fonts (run scripts/fonts.sh) are not here.");
    }

    [Fact]
    public async Task Paints_a_pdf()
    {
        NeedFonts();
        var run = await CliProcess.Run("letter", Write(Invented), "-o", InFolder("out.pdf"));
        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Contains("共 1 页", run.Output);
        Assert.Equal("%PDF-"u8.ToArray(), File.ReadAllBytes(InFolder("out.pdf"))[..5]);
    }

    [Fact]
    public async Task Layout_is_one_json_document_with_lines_in_reading_order()
    {
        NeedFonts();
        var run = await CliProcess.Run("letter", Write(Invented), "--layout");
        Assert.Equal((0, ""), (run.Exit, run.Error));
        var page = JsonNode.Parse(run.Output)!["pages"]![0]!;
        var lines = page["lines"]!.AsArray().Select(l => (Kind: (string)l!["kind"]!, Text: (string)l["text"]!, X: (double)l["x"]!, Y: (double)l["y"]!, Width: (double)l["width"]!)).ToList();
        Assert.Equal("类别：B", lines[0].Text);
        Assert.Contains(lines, l => l is { Kind: "DocumentNumber", Text: "临水函〔2024〕12号" });
        Assert.Contains(lines, l => l.Kind == "Addressee" && l.Text == "何晚秋代表：");
        Assert.All(lines, l => Assert.InRange(l.X + l.Width, 28, 184.01));
        Assert.Equal("Hei", (string)page["lines"]!.AsArray().Single(l => (string)l!["text"]! == "一、治理情况")!["role"]!);
        Assert.Empty(Directory.GetFiles(_folder, "*.pdf"));
    }

    [Fact]
    public async Task Published_letter_has_four_pages()
    {
        var seed = RepositoryPaths.Seed("letter-0390.json");
        Assert.SkipWhen(seed is null, RepositoryPaths.NoSeeds);
        NeedFonts();
        var run = await CliProcess.Run("letter", seed!, "--layout", "-o", InFolder("seed.pdf"));
        Assert.Equal(0, run.Exit);
        using var json = JsonDocument.Parse(run.Output);
        var ends = json.RootElement.GetProperty("pages").EnumerateArray()
            .Select(p => p.GetProperty("lines").EnumerateArray().Last(l => l.GetProperty("kind").GetString() is "Body").GetProperty("text").GetString()!).ToList();
        Assert.Equal(4, ends.Count);
        Assert.EndsWith("认定省", ends[0]);
        Assert.EndsWith("若干措", ends[1]);
        Assert.Equal("活力。", ends[2]);
        Assert.True(new FileInfo(InFolder("seed.pdf")).Length > 10_000);
    }

    [Theory]
    [InlineData("\"signature\"", "\"signed\"", "signature")]
    [InlineData("\"xian-gxj\"", "\"nowhere\"", "nowhere")]
    [InlineData("\"xian-gxj\"", "\"../city\"", "template")]
    [InlineData("何晚秋代表", "何\\uE001代表", "U+E001")]
    [InlineData("完成清淤", "完成\\u202E清淤", "U+202E")]
    public async Task Unusable_letters_end_with_2_and_write_nothing(string from, string to, string named)
    {
        NeedFonts();
        var run = await CliProcess.Run("letter", Write(Invented.Replace(from, to)), "-o", InFolder("out.pdf"));
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains(named, run.Error);
        Assert.False(File.Exists(InFolder("out.pdf")));
    }

    [Fact]
    public async Task Missing_files_and_folders_end_with_2()
    {
        var noFile = await CliProcess.Run("letter", InFolder("none.json"), "-o", InFolder("out.pdf"));
        Assert.Equal(2, noFile.Exit);
        Assert.Contains("none.json", noFile.Error);
        var noFonts = await CliProcess.Run("letter", Write(Invented), "--fonts", InFolder("fonts"), "-o", InFolder("out.pdf"));
        Assert.Equal(2, noFonts.Exit);
        Assert.Contains("字体文件夹", noFonts.Error);
        NeedFonts();
        var noTarget = await CliProcess.Run("letter", Write(Invented), "-o", InFolder("no/where/out.pdf"));
        Assert.Equal(2, noTarget.Exit);
        Assert.Contains("out.pdf", noTarget.Error);
    }

    [Fact]
    public async Task Writes_a_word_file_beside_or_instead()
    {
        NeedFonts();
        var run = await CliProcess.Run("letter", Write(Invented), "--docx", InFolder("out.docx"));
        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Equal("PK"u8.ToArray(), File.ReadAllBytes(InFolder("out.docx"))[..2]);
        Assert.False(File.Exists(InFolder("out.pdf")));
    }

    [Fact]
    public async Task Writes_an_OFD_beside_or_instead_and_nothing_where_it_cannot()
    {
        NeedFonts();
        var run = await CliProcess.Run("letter", Write(Invented), "--ofd", InFolder("out.ofd"));
        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Contains("out.ofd", run.Output);
        using (var package = ZipFile.OpenRead(InFolder("out.ofd")))
            Assert.Equal("OFD.xml", package.Entries[0].FullName);
        Assert.False(File.Exists(InFolder("out.pdf")));
        var wrong = await CliProcess.Run("letter", Write(Invented.Replace("何晚秋代表", "何\\uE001代表")), "--ofd", InFolder("wrong.ofd"));
        Assert.Equal((2, ""), (wrong.Exit, wrong.Output));
        var nowhere = await CliProcess.Run("letter", Write(Invented), "-o", InFolder("out.pdf"), "--ofd", InFolder("no/where/out.ofd"));
        Assert.Equal(2, nowhere.Exit);
        Assert.Contains("out.ofd", nowhere.Error);
        Assert.False(File.Exists(InFolder("wrong.ofd")) || File.Exists(InFolder("letter.pdf")));
    }

    [Fact]
    public async Task Template_folder_can_be_given()
    {
        NeedFonts();
        Directory.CreateDirectory(InFolder("mine"));
        File.WriteAllText(InFolder("mine/template.json"), """{"name":"自定","style":"document","header":{"categoryText":"【{category}】"}}""");
        var run = await CliProcess.Run("letter", Write(Invented), "--template", InFolder("mine"), "--layout");
        Assert.Equal(0, run.Exit);
        Assert.Contains("【B】", run.Output);
        File.WriteAllText(InFolder("mine/template.json"), """{"name":"自定","style":"document","header":{"colour":"red"}}""");
        var wrong = await CliProcess.Run("letter", Write(Invented), "--template", InFolder("mine"), "--layout");
        Assert.Equal((2, ""), (wrong.Exit, wrong.Output));
        Assert.Contains("header.colour", wrong.Error);
    }
}
