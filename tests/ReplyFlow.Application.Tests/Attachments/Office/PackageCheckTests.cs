using System.Text;
using ReplyFlow.Application.Attachments;

namespace ReplyFlow.Application.Tests.Attachments.Office;

/// <summary>Of Word and Excel files everything is looked at: what a part is called, and what the file says of it, is the sender's choice.</summary>
public sealed class PackageCheckTests
{
    private const string Types = "[Content_Types].xml", Main = "word/document.xml", MainRels = "word/_rels/document.xml.rels";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, ((string, byte[])[] Parts, string Why)> Hostile = new()
    {
        ["macros under another name"] = ([("word/foo.bin", Compound)], "宏"),
        ["macros named with an entity"] = ([(Types, Text(TypesOf("application/vnd.ms-office.vba&#80;roject")))], "宏"),
        ["macros named in UTF-16"] = ([(Types, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(
            TypesOf("application/vnd.ms-word.document.macroEnabled.main+xml"))).ToArray())], "宏"),
        ["an object under another name"] = ([("word/media/image1.png", Compound)], "嵌入"),
        ["an object that is referred to"] = ([(MainRels, Relation("oleObject", "obj1.dat", ""))], "嵌入"),
        ["an object elsewhere"] = ([(MainRels, Relation("oleObject", "http://a.invalid/x.html!", "External"))], "嵌入"),
        ["a page in it"] = ([(MainRels, Relation("aFChunk", "a.xml", ""))], "嵌入"),
        ["a template elsewhere"] = ([("word/_rels/settings.xml.rels", Relation("attachedTemplate", "http://a.invalid/t.dotm", "External"))], "别处"),
        ["a template on a share"] = ([("word/_rels/settings.xml.rels", Relation("attachedTemplate", "file:///%5C%5Ca.invalid\\t.dotm", "External"))], "别处"),
        ["a template elsewhere, in small letters"] =
            ([("word/_rels/settings.xml.rels", Relation("attachedTemplate", "file://a.invalid/t.dotm", "external"))], "别处"),
        ["a template elsewhere that says to be within"] =
            ([("word/_rels/settings.xml.rels", Relation("attachedTemplate", "http://a.invalid/t.dotm", ""))], "别处"),
        ["a picture elsewhere"] = ([(MainRels, Relation("image", "https://a.invalid/seen.png", "External"))], "别处"),
        ["anything unknown elsewhere"] = ([(MainRels, Relation("somethingNew", "x", "External"))], "别处"),
        ["connections to data"] = ([("xl/_rels/workbook.xml.rels", Relation("connections", "connections.xml", ""))], "别处"),
        ["a field of DDE"] = ([(Main, Code("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc.exe\""))], "DDE"),
        ["a field of DDE in pieces"] = ([(Main, Code("D", "DE", "AUTO cmd"))], "DDE"),
        ["a field of DDE made by a field"] =
            ([(Main, Body(Char("begin") + Char("begin") + Instruction("QUOTE 68 68 69") + Char("end") + Char("end")))], "DDE"),
        ["a simple field of DDE"] = ([("word/header9.xml", Body("<w:fldSimple w:instr=\" dde cmd x\"/>"))], "DDE"),
        ["DDE in a workbook"] =
            ([("xl/externalLinks/externalLink1.xml", Text("<externalLink><ddeLink ddeService=\"cmd\" ddeTopic=\"/c calc\"/></externalLink>"))], "DDE"),
        ["a field that fetches"] = ([(Main, Code("INCLUDETEXT \"http://a.invalid/x\""))], "别处"),
        ["a field that brings in a file of the reader's"] = ([(Main, Code("INCLUDETEXT \"C:\\\\Users\\\\a\\\\1.docx\""))], "别处"),
        ["a field that refers to a document elsewhere"] = ([(Main, Code("RD \"http://a.invalid/x.docx\" \\f"))], "别处"),
        ["a field that brings in a table of a database"] = ([(Main, Code("DATABASE \\d \"C:\\\\a.mdb\" \\c \"DSN=x\""))], "别处"),
        ["a field that fetches a picture from a share, written forwards"] = ([(Main, Code("INCLUDEPICTURE //a.invalid/1.png"))], "别处"),
        ["a field that fetches a picture by a scheme alone"] = ([(Main, Code("INCLUDEPICTURE \"http:\\\\a.invalid\\\\1.png\""))], "别处"),
        ["a field that fetches a picture from where another field says"] = ([(Main, Body(Char("begin") + Instruction("INCLUDEPICTURE \"")
            + Char("begin") + Instruction("QUOTE 104 116") + Char("end") + Instruction("\"") + Char("end")))], "别处"),
        ["a simple field that brings in a file"] = ([("word/footer9.xml", Body("<w:fldSimple w:instr=\" includetext a.docx\"/>"))], "别处"),
        ["a program among the pictures"] = ([("word/media/setup.exe", [.. "MZ"u8, .. new byte[100]])], "setup.exe"),
        ["a program called a picture"] = ([("word/media/image1.png", [.. "MZ"u8, .. new byte[100]])], "image1.png"),
        ["a program called a font"] = ([("word/fonts/font1.odttf", [.. "MZ"u8, .. new byte[100]])], "font1.odttf"),
        ["a program called a printer"] = ([("xl/printerSettings/printerSettings1.bin", [.. "MZ"u8, .. new byte[100]])], "printerSettings1.bin"),
        ["an archive in it"] = ([("word/media/inner.zip", SampleFiles.Word)], "inner.zip"),
        ["a web page in it"] = ([("word/afchunk.mht", "<html/>"u8.ToArray())], "afchunk.mht"),
        ["a field that fetches a picture"] = ([(Main, Code("INCLUDEPICTURE \"http://a.invalid/1.png\" \\d"))], "别处"),
        ["a field that fetches a picture from a share"] = ([(Main, Code("INCLUDEPICTURE \"\\\\\\\\a.invalid\\\\1.png\""))], "别处"),
        ["a button for a macro"] = ([(Main, Code("MACROBUTTON Run 点这里"))], "宏"),
        ["a button for a macro made by a field"] =
            ([(Main, Body(Char("begin") + Instruction("MACRO") + Char("begin") + Instruction("QUOTE 66") + Char("end") + Char("end")))], "程序"),
        ["a link to a program"] = ([(MainRels, Relation("hyperlink", "ms-msdt:/id x", "External"))], "链接"),
        ["a link that is a script"] = ([(MainRels, Relation("hyperlink", "java&#9;script:alert(1)", "External"))], "链接"),
        ["a link to a file elsewhere"] = ([(MainRels, Relation("hyperlink", "file://a.invalid/x.exe", "External"))], "链接"),
        ["a link to a share"] = ([(MainRels, Relation("hyperlink", "\\\\a.invalid\\x.exe", "External"))], "链接"),
        ["a link to a disk"] = ([(MainRels, Relation("hyperlink", "C:\\x.exe", "External"))], "链接"),
        ["a link to a program in a field"] = ([(Main, Code("HYPERLINK \"search-ms:query=x\""))], "链接"),
        ["a script in a picture"] = ([("word/media/image1.svg", Text("<svg><script>alert(1)</script></svg>"))], "SVG"),
        ["a picture that acts when it is loaded"] = ([("word/media/image1.svg", Text("<svg onload=\"alert(1)\"/>"))], "SVG"),
        ["a picture that acts under another name"] = ([("word/media/image1.xml", Text("<svg onload=\"alert(1)\"/>"))], "SVG"),
        ["a way out of its folder"] = ([("../../tmp/evil.xml", "<a/>"u8.ToArray())], "evil.xml"),
        ["a way out of its folder backwards"] = ([("word\\..\\..\\evil.xml", "<a/>"u8.ToArray())], "evil.xml"),
        ["two parts of one name"] = ([("word/a.xml", "<a/>"u8.ToArray()), ("Word/A.xml", "<b/>"u8.ToArray())], "A.xml"),
        ["a document type"] = ([(Main, Text("<!DOCTYPE l [<!ENTITY a \"aaaa\">]><w:document xmlns:w=\"w\">&a;</w:document>"))], "读不懂"),
        ["a part that is no XML"] = ([("word/styles.xml", "MZ"u8.ToArray())], "读不懂"),
        ["elements without end"] = ([("word/a.xml", Text(string.Concat(Enumerable.Repeat("<a>", 2_000))))], "损坏"),
        ["an attribute of 5 MB"] = ([("word/a.xml", Text($"<a b=\"{new string('x', 5 << 20)}\"/>"))], "损坏"),
        ["names without end"] = ([("word/a.xml", Text($"<a>{string.Concat(Enumerable.Range(0, 30_000).Select(i => $"<a{i}/>"))}</a>"))], "损坏"),
    };

    private static readonly Dictionary<string, (string, byte[])[]> Honest = new()
    {
        ["links to pages"] = [(MainRels, Relation("hyperlink", "https://a.invalid/", "External"))],
        ["links to mailboxes"] = [(MainRels, Relation("hyperlink", "mailto:a@a.invalid", "External"))],
        ["links to telephones"] = [(MainRels, Relation("hyperlink", "TEL:029-0000001", "External"))],
        ["links within"] = [(MainRels, Relation("hyperlink", "#附件:1", "External"))],
        ["links to what lies beside"] = [(MainRels, Relation("hyperlink", "附件/表1.xlsx", "External"))],
        ["a template on the own disk"] = [("word/_rels/settings.xml.rels", Relation("attachedTemplate", "file:///C:\\Users\\a\\Normal.dotm", "External"))],
        ["a link to another table"] = [("xl/externalLinks/_rels/externalLink1.xml.rels", Relation("externalLinkPath", "../%E9%A2%84%E7%AE%97.xlsx", "External"))],
        ["XML of one's own"] = [("customXml/item1.xml", Text("<b:Sources xmlns:b=\"b\"/>")), ("customXml/_rels/item1.xml.rels", Relation("customXmlProps", "itemProps1.xml", ""))],
        ["a picture, a font, a printer and a folder"] =
        [
            ("word/media/image1.png", SampleFiles.Png), ("word/media/", []), ("word/media/image2.tmp", SampleFiles.Jpeg),
            ("word/media/image3.emf", [1, 0, 0, 0, .. new byte[36], .. " EMF"u8]),
            ("word/fonts/font1.odttf", [.. new byte[44], .. "cmap"u8, .. new byte[20]]),
            ("xl/printerSettings/printerSettings1.bin", Encoding.Unicode.GetBytes("HP LaserJet")),
        ],
        ["fields"] = [(Main, Body(Field("PAGE") + Field(" HYPERLINK \"https://a.invalid/\" ") + Field(" IF \"", "DDE\" = 1 ") + Field("INCLUDEPICTURE \"media/1.png\"")
            + Field("HYPERLINK \\l \"_Toc1\"") + Field("HYPERLINK \"mailto:a@a.invalid\"")))],
        ["pictures that Word pasted from the writer's disk, one within another"] =
            [(Main, Body(Char("begin") + Instruction("INCLUDEPICTURE \"C:\\\\Users\\\\李 示例\\\\1.png\" \\* MERGEFORMATINET") + Char("separate")
                + Field("INCLUDEPICTURE \"D:/2.png\" \\d") + Char("end")))],
        ["UTF-16"] = [(Main, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>")).ToArray())],
        ["types of objects that are not there"] = [(Types, Text("<Types><Default Extension=\"bin\" ContentType=\"application/vnd.openxmlformats-officedocument.oleObject\"/></Types>"))],
    };

    public static TheoryData<string> HostileNames => [.. Hostile.Keys];

    public static TheoryData<string> HonestNames => [.. Honest.Keys];

    [Theory, MemberData(nameof(HostileNames))]
    public async Task What_could_do_harm_is_refused_by_a_sentence_that_says_why(string what) =>
        Assert.Contains(Hostile[what].Why, await FaultAsync(Document(Hostile[what].Parts)) ?? "nothing", StringComparison.Ordinal);

    [Theory, MemberData(nameof(HonestNames))]
    public async Task What_Office_writes_is_taken(string what) => Assert.Null(await FaultAsync(Document(Honest[what])));

    [Fact]
    public async Task Nothing_hides_between_the_parts_and_no_part_has_two_names()
    {
        var whole = Document([]);
        Assert.Null(await FaultAsync(whole));
        var at = whole.AsSpan(1).IndexOf("PK\x03\x04"u8) + 1;
        byte[] gap = [.. whole[..at], .. "hidden"u8, .. whole[at..]];
        BitConverter.TryWriteBytes(gap.AsSpan(gap.Length - 6), BitConverter.ToInt32(whole, whole.Length - 6) + 6);
        var second = gap.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BitConverter.TryWriteBytes(gap.AsSpan(second + 42), at + 6);
        Assert.Contains("夹带", await FaultAsync(gap), StringComparison.Ordinal);
        var renamed = whole.ToArray();
        renamed[30] = (byte)'x';
        Assert.Contains("夹带", await FaultAsync(renamed), StringComparison.Ordinal);
    }

    private static async Task<string?> FaultAsync(byte[] content) => (await FileCheck.RunAsync(new("原件.docx", new MemoryStream(content)), 20 << 20, Ct)).Fault;

    private static byte[] Document((string Name, byte[] Content)[] parts)
    {
        (string Name, byte[] Content)[] plain = [(Types, Text("<Types/>")), (Main, Text("<document/>"))];
        return SampleFiles.ZipOf([.. plain.Where(p => !parts.Any(q => q.Name == p.Name)), .. parts]);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static string TypesOf(string type) => $"<?xml version=\"1.0\"?><Types><Override PartName=\"/word/foo.bin\" ContentType=\"{type}\"/></Types>";

    private static byte[] Relation(string type, string target, string mode) =>
        Text($"<Relationships><Relationship Id=\"r1\" Type=\"{Office}{type}\" Target=\"{target}\"{(mode.Length > 0 ? $" TargetMode=\"{mode}\"" : "")}/></Relationships>");

    private static byte[] Code(params string[] pieces) => Body(Field(pieces));

    private static string Field(params string[] pieces) => Char("begin") + string.Concat(pieces.Select(Instruction)) + Char("separate") + "<w:t>1</w:t>" + Char("end");

    private static string Char(string type) => $"<w:r><w:fldChar w:fldCharType=\"{type}\"/></w:r>";

    private static string Instruction(string text) => $"<w:r><w:instrText>{System.Security.SecurityElement.Escape(text)}</w:instrText></w:r>";

    private static byte[] Body(string body) => Text($"<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
}
