using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ReplyFlow.Application.Archiving;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;

namespace ReplyFlow.Cli.Tests;

/// <summary><c>archive</c> and <c>archive check</c>: a case's package, and what its checks find where somebody changed it.</summary>
public sealed class ArchiveVerbTests
{
    private const string Metadata = "metadata.xml", Manifest = "manifest-sha256.txt";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_closed_case_is_written_checked_and_what_is_changed_is_found()
    {
        var folder = Directory.CreateTempSubdirectory("replyflow-archive-").FullName;
        try
        {
            var db = Path.Combine(folder, "demo.db");
            Assert.Equal(0, (await CliProcess.Run("demo", "--cases", "28", "--db", db)).Exit);
            var (session, closed, open) = await CasesAsync(db);
            var file = Path.Combine(folder, "case.zip");
            var written = await CliProcess.Run("archive", session, closed, "-o", file, "--db", db);
            Assert.Equal((0, ""), (written.Exit, written.Error));
            Assert.Equal(["真实：合格", "完整：合格", "可用：合格", "安全：合格"], written.Output.Trim().Split('\n')[1..]);
            Assert.Equal(0, (await CliProcess.Run("archive", "check", file)).Exit);
            var package = Parts(File.ReadAllBytes(file));
            Assert.Equal(closed, XDocument.Parse(Text(package[Metadata])).Root!.Element("案件")!.Element("建议编号")!.Value);
            foreach (var part in new[] { "建议", "拟稿第1稿", "复函-", "征询意见表-", "办理记录" })
                Assert.Contains(package.Keys, k => k.Contains(part, StringComparison.Ordinal));
            await ChangesAreFoundAsync(package);
            foreach (var (number, says) in new[] { (open, "还没有办结"), ("9999", "没有第9999号建议") })
            {
                var refused = await CliProcess.Run("archive", session, number, "-o", Path.Combine(folder, "no.zip"), "--db", db);
                Assert.Equal(2, refused.Exit);
                Assert.Contains(says, refused.Error, StringComparison.Ordinal);
                Assert.False(File.Exists(Path.Combine(folder, "no.zip")));
            }
            File.WriteAllText(file, "no zip");
            Assert.Equal(2, (await CliProcess.Run("archive", "check", file)).Exit);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ChangesAreFoundAsync(Dictionary<string, byte[]> package)
    {
        var letter = package.Keys.Single(k => k.Contains("复函-", StringComparison.Ordinal) && k.EndsWith(".pdf", StringComparison.Ordinal));
        var draft = package.Keys.Single(k => k.Contains("拟稿第1稿", StringComparison.Ordinal));
        await Found("完整", p => p[draft] = [.. p[draft], (byte)'!']);
        await Found("完整", p => p.Remove(draft));
        await Found("完整", p => p["099-别的.txt"] = "x"u8.ToArray());
        await Found("完整", p => p.Remove(Metadata));
        await Found("完整", p => p.Remove(Manifest));
        // Another letter in the letter's place, with hashes that fit in the list and in the metadata.
        await Found("真实", p =>
        {
            var other = p.Values.First(v => v.AsSpan().StartsWith("%PDF"u8) && v != p[letter]);
            Replace(p, letter, other);
        });
        // The letter is gone, and nothing speaks of it but the events.
        await Found("完整", p =>
        {
            p.Remove(letter);
            Edit(p, Metadata, xml => Regex.Replace(xml, $@"<文件>\s*<件号>\d+</件号>\s*<路径>{Regex.Escape(letter)}.*?</文件>", "", RegexOptions.Singleline));
        });
        await Found("真实", p => Edit(p, Metadata, xml => Regex.Replace(xml, "<人员>[^<]+</人员>", "<人员>别人</人员>")));
        await Found("可用", p => Replace(p, draft, [0xFF, 0xFE, 0x00]));
        await Found("可用", p => Edit(p, Metadata, xml => xml[..(xml.Length / 2)]));
        await Found("安全", p => Replace(p, letter, "%PDF-1.4 nothing"u8.ToArray()));
        // A form that is small and unpacks to more than anybody holds; answers that were told otherwise, or that no event knows.
        await Found("安全", p => Replace(p, p.Keys.First(k => k.Contains("征询意见表-", StringComparison.Ordinal)), Swelling()), "解开后超过 256 MB");
        var records = package.Keys.Single(k => k.Contains("办理记录", StringComparison.Ordinal));
        await Found("真实", p => Replace(p, records, Encoding.UTF8.GetBytes(Regex.Replace(Text(p[records]), "<评价>[A-Za-z]+<", "<评价>NoJudgement<"))));
        await Found("真实", p => Edit(p, Metadata, xml => Regex.Replace(
            xml, "<事项 [^>]*>(?:(?!</事项>).)*<种类>(AnswerEntered|DeputyAnswered)</种类>.*?</事项>", "", RegexOptions.Singleline)), "过程里没有记载");
        foreach (var name in new[] { "../out.txt", "a/b.txt", "run.exe", "甲\u202Etxt.pdf" })
            await Found("安全", p => p[name] = "x"u8.ToArray());

        async Task Found(string check, Action<Dictionary<string, byte[]>> change, string says = "")
        {
            var changed = new Dictionary<string, byte[]>(package);
            change(changed);
            using var zip = Zip(changed);
            var results = await ArchiveCheck.RunAsync(zip, Ct);
            Assert.Contains(results.Single(r => r.Name == check).Problems, p => p.Contains(says, StringComparison.Ordinal));
        }
    }

    /// <summary>A PDF whose table of contents is packed, 300 MB of it.</summary>
    private static byte[] Swelling()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            for (var mb = 0; mb < 300; mb++)
                zlib.Write(new byte[1 << 20]);
        var head = "%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n";
        return
        [
            .. Encoding.ASCII.GetBytes($"{head}3 0 obj\n<</Type/XRef/Size 4/W[1 4 1]/Root 1 0 R/Filter/FlateDecode/Length {packed.Length}>>\nstream\n"),
            .. packed.ToArray(),
            .. Encoding.ASCII.GetBytes($"\nendstream\nendobj\nstartxref\n{head.Length}\n%%EOF\n"),
        ];
    }

    /// <summary>Puts another content in a part's place and makes list and metadata fit it.</summary>
    private static void Replace(Dictionary<string, byte[]> package, string path, byte[] content)
    {
        var (before, after) = (Hash(package[path]), Hash(content));
        var length = package[path].Length;
        package[path] = content;
        Edit(package, Metadata, xml => xml.Replace(before, after, StringComparison.Ordinal).Replace($"<字节数>{length}<", $"<字节数>{content.Length}<", StringComparison.Ordinal));
    }

    private static void Edit(Dictionary<string, byte[]> package, string path, Func<string, string> edit)
    {
        package[path] = Encoding.UTF8.GetBytes(edit(Text(package[path])));
        package[Manifest] = Encoding.UTF8.GetBytes(string.Concat(package.Where(p => p.Key != Manifest).Select(p => $"{Hash(p.Value)}  {p.Key}\n")));
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static Dictionary<string, byte[]> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var part = e.Open();
            using var bytes = new MemoryStream();
            part.CopyTo(bytes);
            return bytes.ToArray();
        });
    }

    private static MemoryStream Zip(Dictionary<string, byte[]> parts)
    {
        var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        return output;
    }

    private static async Task<(string Session, string Closed, string Open)> CasesAsync(string file)
    {
        await using var db = DatabaseAddress.Parse(file).Open();
        var cases = db.Cases.Select(c => new { c.Status, c.ClosedAt, c.Suggestion!.Number, Session = c.Suggestion.Session!.Name }).ToList();
        var closed = cases.First(c => c.Status == CaseStatus.Archived);
        return (closed.Session, closed.Number, cases.First(c => c.ClosedAt is null && c.Session == closed.Session).Number);
    }
}
