using System.IO.Compression;
using System.Text;

namespace ReplyFlow.Application.Tests.Attachments;

/// <summary>Small files as people upload them, and as attackers do.</summary>
internal static class SampleFiles
{
    public static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"u8.ToArray();

    /// <summary>A JPEG of 8 × 8 pixels as far as its markers say.</summary>
    public static readonly byte[] Jpeg =
        [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xFF, 0, 0xFF, 0xD9];

    private static readonly byte[] PngHead = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] PngEnd = [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82];

    public static byte[] Png { get; } = PngOf();

    private const string Types = "[Content_Types].xml";

    public static byte[] Word { get; } = Zip((Types, "<Types/>"), ("word/document.xml", "<document/>"));

    public static byte[] Excel { get; } = Zip((Types, "<Types/>"), ("xl/workbook.xml", "<workbook/>"));

    /// <summary>What must be refused, by what it is, with a part of the sentence that says why.</summary>
    public static IReadOnlyDictionary<string, (byte[] Content, string Why)> Hostile { get; } = new Dictionary<string, (byte[], string)>
    {
        ["a web page"] = ("<html><script>alert(1)</script></html>"u8.ToArray(), "不是可以上传的文件"),
        ["an SVG with a script"] = ("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8.ToArray(), "不是可以上传的文件"),
        ["a script"] = ("#!/bin/sh\nrm -rf /\n"u8.ToArray(), "不是可以上传的文件"),
        ["a program"] = ("MZ\x90\0 a program"u8.ToArray(), "不是可以上传的文件"),
        ["a PDF that is a web page first"] = ([.. "<script>alert(1)</script>"u8, .. Pdf], "不是可以上传的文件"),
        ["a PDF and an archive"] = ([.. Pdf, .. Word], "夹带"),
        ["a PDF with an archive before its end"] = ([.. Pdf, .. Word, .. "\n%%EOF\n"u8], "夹带"),
        ["a PDF and a web page"] = ([.. Pdf, .. "<script>alert(1)</script>"u8], "夹带"),
        ["a PDF with a script"] = ([.. "%PDF-1.4\n<</S /JavaScript /JS (app.alert(1))>>\n%%EOF"u8], "脚本"),
        ["a PDF that starts a program"] = ([.. "%PDF-1.4\n<</S /Launch /F (cmd.exe)>>\n%%EOF"u8], "脚本"),
        ["a PDF cut short"] = ("%PDF-1.4\n1 0 obj"u8.ToArray(), "不完整"),
        ["a photo and an archive"] = ([.. Jpeg, .. Word], "夹带"),
        ["a picture cut short"] = (Png[..^4], "不完整"),
        ["a photo cut short"] = (Jpeg[..^2], "不完整"),
        ["a picture of too many pixels"] = (PngOf(60_000, 60_000), "像素太多"),
        ["an archive"] = (Zip(("a.exe", "MZ")), "压缩包"),
        ["an archive and something before"] = ([.. "PK\x03\x04 something"u8, .. Word], "夹带"),
        ["a document and something after"] = ([.. Word, .. "<script>alert(1)</script>"u8], "夹带"),
        ["a document with macros"] = (Zip((Types, "<Types/>"), ("word/document.xml", ""), ("word/vbaProject.bin", "x")), "宏"),
        ["a document with macros under another name"] =
            (Zip((Types, "<Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/>"), ("word/document.xml", "")), "宏"),
        ["a document with a file in it"] = (Zip((Types, "<Types/>"), ("word/document.xml", ""), ("word/embeddings/ole.bin", "x")), "宏"),
        ["a workbook with macros of old"] = (Zip((Types, "<Types/>"), ("xl/workbook.xml", ""), ("xl/macrosheets/sheet1.xml", "x")), "宏"),
        ["a document of 30000 entries"] =
            (Zip([(Types, "<Types/>"), ("word/document.xml", ""), .. Enumerable.Range(0, 30_000).Select(i => ($"{i}", ""))]), "夹带"),
        ["a document of old"] = ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "旧格式"),
        ["a HEIC photo"] = ([0, 0, 0, 0x18, .. "ftypheic"u8, 0, 0, 0, 0], "JPEG"),
        ["an empty file"] = ([], "空文件"),
    };

    /// <summary>A PNG as far as its parts say, with more parts before its end; check sums are not looked at.</summary>
    public static byte[] PngOf(int width = 1, int height = 1, params byte[][] parts) =>
        [.. PngHead, .. PngPart("IHDR", [.. Wide(width), .. Wide(height), 8, 2, 0, 0, 0]), .. parts.SelectMany(p => p), .. PngEnd];

    public static byte[] PngPart(string type, byte[] body) => [.. Wide(body.Length), .. Encoding.ASCII.GetBytes(type), .. body, 0, 0, 0, 0];

    private static byte[] Wide(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    public static byte[] Zip(params (string Name, string Text)[] entries) => ZipOf([.. entries.Select(e => (e.Name, Encoding.UTF8.GetBytes(e.Text)))]);

    public static byte[] ZipOf(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        return stream.ToArray();
    }

    /// <summary>A Word file of a paragraph a line.</summary>
    public static byte[] Letter(string text) => Zip((Types, "<Types/>"), ("word/document.xml",
        $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{Paragraphs(text)}</w:body></w:document>"));

    private static string Paragraphs(string text) => string.Concat(text.Split('\n').Select(l => $"<w:p><w:r><w:t>{l}</w:t></w:r></w:p>"));

    /// <summary>A workbook of one cell.</summary>
    public static byte[] Workbook(string text)
    {
        const string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", package = "http://schemas.openxmlformats.org/package/2006/relationships";
        const string sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        return Zip(
            (Types, "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("_rels/.rels", $"<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns=\"{sheet}\" xmlns:r=\"{office}\"><sheets><sheet name=\"台账\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{sheet}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{text}</t></is></c></row></sheetData></worksheet>"));
    }

    /// <summary>A document that unpacks to more than its size lets expect.</summary>
    public static byte[] Bomb(long unpacked)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry(Types);
            using var entry = zip.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1 << 20];
            for (var written = 0L; written < unpacked; written += zeros.Length)
                entry.Write(zeros);
        }
        return stream.ToArray();
    }
}
