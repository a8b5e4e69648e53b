using System.Text;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Tests.Support;
using ReplyFlow.Testing;

namespace ReplyFlow.Letters.Tests.Model;

public sealed class LetterFileTests
{
    private const string Minimal = """
        {"template":"city","issuer":"临江市城市管理局","title":"关于第3号建议的答复","addressees":["白露代表"],
         "body":"一、概况\r\n正文。","signature":"临江市城市管理局","date":"2024-05-09"}
        """;

    private static Letter Parse(string json) => LetterFile.Parse(Encoding.UTF8.GetBytes(json), "a.json");

    private static LetterFileException Refused(string json) => Assert.Throws<LetterFileException>(() => Parse(json));

    [Fact]
    public void Reads_with_defaults()
    {
        var letter = Parse(Minimal);
        Assert.True(letter.Sealed);
        Assert.Empty(letter.Signatories);
        Assert.Equal("一、概况\n正文。", letter.Body);
        Assert.Equal(new DateOnly(2024, 5, 9), letter.Date);
    }

    [Fact]
    public void Reads_the_bodies_of_a_joint_letter()
    {
        var letter = Parse(Minimal.Replace("\"临江市城市管理局\"", "[\"临江市城市管理局\",\"临江市民政局\"]"));
        Assert.Equal(("临江市城市管理局", "临江市城市管理局"), (letter.Issuer, letter.Signature));
        Assert.Equal([new CoIssuer("临江市民政局", "临江市民政局")], letter.CoIssuers);
    }

    [Fact]
    public void Reads_attachments_with_text_or_table_and_lines_of_the_citys_own()
    {
        var letter = Parse(Minimal.Replace("\"city\"", """
            "city","attachments":["照片",{"title":"计划","body":"一\r\n二"},{"title":"清单","table":[["甲","乙"],["1",""]]}],"notes":[{"label":"负责人","value":"示例甲"}]
            """));
        Assert.Equal(["照片", "计划", "清单"], letter.Attachments.Select(a => a.Title));
        Assert.Equal([false, true, true], letter.Attachments.Select(a => a.HasContent));
        Assert.Equal("一\n二", letter.Attachments[1].Body);
        Assert.Equal([["甲", "乙"], ["1", ""]], letter.Attachments[2].Table!);
        Assert.Equal([new LetterNote("负责人", "示例甲")], letter.Notes);
    }

    /// <summary>A PDF is named from the letter file's own folder; what cannot be placed is refused by the field.</summary>
    [Fact]
    public void Reads_an_attachment_that_is_a_pdf()
    {
        var folder = Directory.CreateTempSubdirectory("replyflow-letter-");
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, "图.pdf"), SmallPdf.Page());
            File.WriteAllText(Path.Combine(folder.FullName, "坏.pdf"), "nothing");
            Assert.Single(Read("图.pdf").Attachments.Single().Pdf!.Pages);
            foreach (var (name, word) in new[] { ("坏.pdf", "读不出来"), ("没有.pdf", "不存在"), ("", "pdf") })
            {
                var refused = Assert.Throws<LetterFileException>(() => Read(name));
                Assert.Equal("attachments[0].pdf", refused.Field);
                Assert.Contains(word, refused.Message);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Letter Read(string name)
        {
            var file = Path.Combine(folder.FullName, "letter.json");
            File.WriteAllText(file, Attached("{\"title\":\"图\",\"pdf\":\"" + name + "\"}"));
            return LetterFile.Read(file);
        }
    }

    [Theory]
    [InlineData("""{"title":"图","pdf":"a.pdf"}""", "attachments[0].pdf")]
    [InlineData("""{"title":"图","pdf":"a.pdf","body":"一"}""", "attachments[0]")]
    [InlineData("""{"title":"图"}""", "attachments[0].title")]
    public void An_attachment_is_one_thing_and_bytes_alone_name_no_file(string item, string field) =>
        Assert.StartsWith(field, Refused(Attached(item)).Field);

    private static string Attached(string item) => Minimal.Replace("\"city\"", $"\"city\",\"attachments\":[{item}]");

    [Fact]
    public void Accepts_a_byte_order_mark() =>
        Assert.Equal("city", LetterFile.Parse((byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Minimal)], "a.json").Template);

    [Theory]
    [InlineData("\"issuer\"", "\"isuer\"", "issuer")]
    [InlineData("\"signature\"", "\"sealed\":true,\"stamp\":1,\"signature\"", "stamp")]
    [InlineData("\"2024-05-09\"", "\"2024-02-30\"", "date")]
    [InlineData("\"2024-05-09\"", "20240509", "date")]
    [InlineData("[\"白露代表\"]", "[\"白露代表\",\" \"]", "addressees[1]")]
    [InlineData("[\"白露代表\"]", "\"白露代表\"", "addressees")]
    [InlineData("\"city\"", "\"city\",\"sealed\":\"yes\"", "sealed")]
    [InlineData("\"city\"", "\"city\",\"style\":\"memo\"", "style")]
    [InlineData("\"city\"", "\"city\",\"contact\":{\"name\":\"秦川\",\"phone\":\"1\",\"fax\":\"2\"}", "contact.fax")]
    [InlineData("\"city\"", "\"city\",\"suggestion\":{\"session\":\"一次会议\"}", "suggestion.number")]
    [InlineData("正文。", "\\ud800", "body")]
    [InlineData("\"city\"", "\"city\",\"copyNumber\":\"12\"", "copyNumber")]
    [InlineData("\"city\"", "\"city\",\"attachments\":[\"清单\",3]", "attachments[1]")]
    [InlineData("\"city\"", "\"city\",\"attachments\":[{\"title\":\"清单\"}]", "attachments[0].title")]
    [InlineData("\"city\"", "\"city\",\"attachments\":[{\"title\":\"清单\",\"body\":\"文\",\"table\":[[\"甲\"],[\"1\"]]}]", "attachments[0].title")]
    [InlineData("\"city\"", "\"city\",\"attachments\":[{\"title\":\"清单\",\"rows\":[]}]", "attachments[0].title")]
    [InlineData("\"city\"", "\"city\",\"attachments\":[{\"title\":\"清单\",\"table\":[[\"甲\"]]}]", "attachments[0].table")]
    [InlineData("\"city\"", "\"city\",\"attachments\":[{\"title\":\"清单\",\"table\":[[\"甲\",\"乙\"],[\"1\"]]}]", "attachments[0].table[1]")]
    [InlineData("\"issuer\":\"临江市城市管理局\"", "\"issuer\":[\"临江市城市管理局\",\"临江市民政局\"]", "signature")]
    [InlineData("\"issuer\":\"临江市城市管理局\"", "\"issuer\":[]", "issuer")]
    [InlineData("\"city\"", "\"city\",\"notes\":[{\"label\":\"负责人\"}]", "notes[0].value")]
    public void Names_the_field_that_is_wrong(string from, string to, string field)
    {
        var error = Refused(Minimal.Replace(from, to));
        Assert.StartsWith("a.json：", error.Message);
        Assert.Equal(field, error.Field);
        Assert.StartsWith("a.json：" + field, error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"template\":")]
    [InlineData("{\"template\":\"a\",\"template\":\"b\"}")]
    [InlineData("{\"template\":\"a\",/* */\"issuer\":\"b\"}")]
    public void Refuses_what_is_no_clean_json(string json) => Assert.Equal("", Refused(json).Field);

    [Fact]
    public void Refuses_bytes_that_are_no_utf8()
    {
        var error = Assert.Throws<LetterFileException>(() => LetterFile.Parse((byte[])[(byte)'{', 0xD6, 0xD0, (byte)'}'], "gbk.json"));
        Assert.Contains("UTF-8", error.Message);
    }

    [Fact]
    public void Refuses_more_than_the_limits()
    {
        var many = string.Join(",", Enumerable.Repeat("\"附件\"", 10_000));
        Assert.Equal("attachments", Refused(Minimal.Replace("\"city\"", $"\"city\",\"attachments\":[{many}]")).Field);
        var tenMegabytes = new string('字', 10 * 1024 * 1024 / 3);
        Assert.Equal("body", Refused(Minimal.Replace("正文。", tenMegabytes)).Field);
        Assert.Contains("超过上限", Assert.Throws<LetterFileException>(() => LetterFile.Parse(new byte[LetterLimits.FileBytes + 1], "big.json")).Message);
    }

    [Fact]
    public void Names_a_file_that_is_not_there() =>
        Assert.Contains("nowhere.json", Assert.Throws<LetterFileException>(() => LetterFile.Read("/tmp/nowhere.json")).Message);

    [Fact]
    public void Reads_the_published_letter()
    {
        var path = RepositoryPaths.Seed("letter-0390.json");
        Assert.SkipWhen(path is null, RepositoryPaths.NoSeeds);
        var letter = LetterFile.Read(path!);
        Assert.Equal("0390", letter.Suggestion!.Number);
        Assert.Equal(LetterStyle.Document, letter.Style);
        Assert.Equal(2, letter.CopyTo.Count);
    }
}
