using System.IO.Compression;
using System.Text;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Attachments.Pdf;

namespace ReplyFlow.Application.Tests.Attachments.Pdf;

/// <summary>What makes a PDF act is found however its name is written and wherever it stands.</summary>
public sealed class PdfCheckTests(ITestOutputHelper output)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/S/J#61vaScript/JS(app.alert(1))", "JavaScript")]
    [InlineData("/S/L#61unch/F(cmd.exe)", "Launch")]
    [InlineData("/S/#4c#61#75#6E#63#68", "Launch")]
    [InlineData("/Names<</EmbeddedFiles 1 0 R>>", "EmbeddedFiles")]
    [InlineData("/Type/EmbeddedFile", "EmbeddedFile")]
    [InlineData("/Subtype/FileAttachment", "FileAttachment")]
    [InlineData("/S/SubmitForm/F(http://a.invalid)", "SubmitForm")]
    [InlineData("/AcroForm<</XFA 2 0 R>>", "XFA")]
    [InlineData("/AcroForm<</X#46A\n[2 0 R]>>", "XFA")]
    [InlineData("/Subtype/RichMedia", "RichMedia")]
    [InlineData("/S/GoToR/F(other.pdf)", "GoToR")]
    [InlineData("/S/GoToE", "GoToE")]
    [InlineData("/OpenAction<</S/URI/URI(http://a.invalid)>>", "URI")]
    [InlineData("/OpenAction <<\n/S /#55RI /URI(http://a.invalid)>>", "URI")]
    [InlineData("/OpenAction<</S/Thread/F(\\\\a.invalid\\x)>>", "Thread")]
    [InlineData("/AA<</O<</S/URI/URI(http://a.invalid)>>>>", "URI")]
    public async Task A_name_that_acts_is_refused_in_the_open_and_among_packed_objects(string words, string name)
    {
        Assert.Contains($"（{name}）", await FaultAsync(Pdf($"1 0 obj<<{words}>>endobj")), StringComparison.Ordinal);
        // Across the edge of what is read at once, too.
        foreach (var before in Enumerable.Range((64 * 1024) - 40, 40))
            Assert.NotNull(await FaultAsync(Pdf(new string(' ', before), $"<<{words}>>")));
        Assert.Contains($"（{name}）", await FaultAsync(Packed($"<<{words}>>")), StringComparison.Ordinal);
        Assert.Contains($"（{name}）", await FaultAsync(Packed(new string(' ', 100_000) + $"<<{words}>>")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_done_by_itself_is_found_in_the_object_that_holds_it_and_a_way_to_a_page_of_its_own_is_taken()
    {
        Assert.Contains("（URI）", await FaultAsync(Pdf("1 0 obj<</OpenAction 14 0 R>>endobj", "14 0 obj<</S/URI/URI(http://a.invalid)>>endobj")), StringComparison.Ordinal);
        foreach (var honest in new[] { "<</S/GoTo/D[3 0 R/Fit]>>", "[3 0 R/Fit]" })
        {
            Assert.Null(await FaultAsync(Pdf($"1 0 obj<</OpenAction 14 0 R>>endobj 4 0 obj<</S/URI/URI(http://a.invalid)>>endobj 14 0 obj{honest}endobj")));
            Assert.Null(await FaultAsync(Pdf($"1 0 obj<</OpenAction{honest}>>endobj 4 0 obj<</S/URI/URI(http://a.invalid)>>endobj")));
        }
        Assert.Contains("（OpenAction）", await FaultAsync(Pdf($"<</OpenAction<<{new string(' ', 300)}/S/URI>>>>")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<</AA<</O 14 0 R>>>>", "<</S/URI/URI(http://a.invalid)>>")]
    [InlineData("<</OpenAction 12 0 R>>", "<</S/GoTo/D[3 0 R/Fit]/Next 14 0 R>>", "<</S/URI/URI(http://a.invalid)>>")]
    [InlineData("<</OpenAction 12 0 R>>", "<</S/GoTo/D[3 0 R/Fit]/Next[15 0 R 14 0 R]>>", "<</S/#55RI/URI(http://a.invalid)>>")]
    [InlineData("<</OpenAction 12 0 R>>", "14 0 R", "<</URI(http://a.invalid)/S/URI>>")]
    [InlineData("<</OpenAction 14 0 R>>", "<</O<</Pad(12 0 obj \\) <<)/S/GoTo/Next<</S/Thread/F(x)>>>>>>")]
    [InlineData("<</OpenAction 12 0 R>>", "<</S 14 0 R/URI(http://a.invalid)>>", "/URI")]
    public async Task An_action_that_leads_out_is_found_however_many_references_deep(string first, params string[] rest)
    {
        // In the open, packed, and half of it so; whichever comes first.
        var objects = (rest.Length == 1 ? new[] { 1, 14 } : [1, 12, 14]).Zip([first, .. rest]).ToArray();
        foreach (var order in new[] { objects, [.. objects.Reverse()] })
        {
            Assert.NotNull(await FaultAsync(Pdf([.. order.Select(o => $"{o.First} 0 obj\n{o.Second}\nendobj")])));
            Assert.NotNull(await FaultAsync(PackedAs([.. order])));
            Assert.NotNull(await FaultAsync([.. Pdf($"{order[0].First} 0 obj {order[0].Second} endobj"), .. PackedAs([.. order[1..]])]));
        }
    }

    [Fact]
    public async Task A_table_of_packed_objects_that_points_into_words_hides_nothing()
    {
        byte[] opening = Pdf("1 0 obj<</OpenAction 14 0 R>>endobj");
        Assert.Contains("（URI）", await FaultAsync([.. opening, .. Packed("(<</S/URI/URI(x)>>)", "/Type/ObjStm", "14 1 ", 5)]), StringComparison.Ordinal);
        Assert.Null(await FaultAsync([.. opening, .. Packed("(<</S/URI/URI(x)>>)", "/Type/ObjStm", "14 0 ", 5)]));
        // Nor does one that does not say where its objects begin.
        Assert.NotNull(await FaultAsync(Packed("<</S/URI/URI(x)>>", "/Type/ObjStm/First 9 0 R", "14 0 ", null)));
    }

    [Fact]
    public async Task A_link_that_waits_for_a_click_may_be_an_object_of_its_own()
    {
        Assert.Null(await FaultAsync(Pdf(
            "1 0 obj<</OpenAction[3 0 R/Fit]/Pages 2 0 R>>endobj", "3 0 obj<</Annots[30 0 R 31 0 R]/AA<</O 32 0 R>>>>endobj",
            "30 0 obj<</Subtype/Link/Rect[0 0 1.5 -1]/A 14 0 R/PA<</S/URI/URI(b)>>>>endobj", "14 0 obj<</Type/Action/S/URI/URI(https://a.invalid)>>endobj",
            "31 0 obj<</A<</S/URI/URI(https://a.invalid/\\)x)>>/F 4>>endobj", "32 0 obj<</S/GoTo/D[3 0 R/Fit]>>endobj")));
        Assert.Null(await FaultAsync(PackedAs((1, "<</OpenAction[3 0 R/Fit]>>"), (30, "<</A 14 0 R/F 4>>"), (14, "<</S/URI/URI(https://a.invalid)>>"))));
    }

    [Fact]
    public async Task Packed_objects_are_looked_into_whatever_their_stream_is_said_to_be()
    {
        foreach (var said in new[] { "/Type/ObjStm", "/Type/#4fbjStm", "/Type 9 0 R", "/Subtype/Image" })
            Assert.Contains("JavaScript", await FaultAsync(Packed("<</S/JavaScript>>", said)), StringComparison.Ordinal);
        // The key of a script acts nowhere without the longer name; among objects nothing is called so by chance.
        Assert.Contains("（JS）", await FaultAsync(Packed("<</JS(app.alert(1))>>")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Objects_that_cannot_be_looked_into_are_refused_with_the_way_out()
    {
        var hex = "1 0 obj<</Type/ObjStm/N 1/First 4/Filter/ASCIIHexDecode>>stream\n78da\nendstream endobj";
        Assert.Contains("重新打印", await FaultAsync(Pdf(hex)), StringComparison.Ordinal);
        Assert.Contains("少见的压缩方式", await FaultAsync(Pdf(hex)), StringComparison.Ordinal);
        // A password for changes alone scrambles them too; it is named, wherever the file tells of it.
        Assert.Contains("设了密码保护（只限制修改、打印的也算）", await FaultAsync(Pdf(hex + "\ntrailer<</Encrypt 9 0 R>>")), StringComparison.Ordinal);
        var broken = Packed("<</A 1>>");
        broken[broken.AsSpan().IndexOf("stream\n"u8) + 9] ^= 0xFF;
        Assert.Contains("重新打印", await FaultAsync(broken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bomb_of_packed_objects_ends_at_the_bound_in_little_memory()
    {
        var bomb = Packed(new string(' ', (int)PdfCheck.MostUnpacked + 100_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("过于复杂", await FaultAsync(bomb), StringComparison.Ordinal);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        output.WriteLine($"{bomb.Length} bytes: {allocated} bytes allocated");
        Assert.InRange(allocated, 0, 1 << 20);
    }

    [Fact]
    public async Task An_archive_is_found_wherever_it_stands()
    {
        byte[] hidden = [.. Pdf(""), .. SampleFiles.Word, .. Encoding.ASCII.GetBytes(new string('\n', 200_000)), .. "%%EOF"u8];
        Assert.Contains("压缩包", await FaultAsync(hidden), StringComparison.Ordinal);
        byte[] endless = [.. Pdf(""), .. SampleFiles.Word[..40], .. Encoding.ASCII.GetBytes(new string('\n', 200_000)), .. "%%EOF"u8];
        Assert.Contains("压缩包", await FaultAsync(endless), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_links_pictures_and_packed_objects_are_taken()
    {
        var random = new byte[3 << 20];
        new Random(7).NextBytes(random);
        var picture = $"stream\n{Encoding.Latin1.GetString(random)}\nendstream";
        Assert.Null(await FaultAsync(Pdf(
            "<</AcroForm<</Fields[1 0 R]>>/OpenAction[1 0 R/Fit]/A<</S/URI/URI(https://a.invalid/JS/XFA/a)>>/Font<</JS 1 0 R>>>>", picture)));
        Assert.Null(await FaultAsync(Packed("<</FT/Tx/T(a)/A<</S/URI/URI(https://a.invalid/JS/XFA/a)>>>>")));
    }

    private static async Task<string?> FaultAsync(byte[] pdf) => (await FileCheck.RunAsync(new("原件.pdf", new MemoryStream(pdf)), 20 << 20, Ct)).Fault;

    private static byte[] Pdf(params string[] parts) => Encoding.Latin1.GetBytes($"%PDF-1.7\n{string.Join('\n', parts)}\n%%EOF\n");

    /// <summary>With an object in a packed stream, as programs of the last twenty years write them.</summary>
    private static byte[] Packed(string body, string said = "/Type/ObjStm") => Packed(body, said, "2 0 ", 4);

    /// <summary>Several, with their numbers.</summary>
    private static byte[] PackedAs(params (int Number, string Body)[] objects)
    {
        var (table, bodies) = ("", "");
        foreach (var (number, body) in objects)
        {
            table += $"{number} {bodies.Length} ";
            bodies += body + "\n";
        }
        return Packed(bodies, "/Type/ObjStm", table, table.Length);
    }

    private static byte[] Packed(string body, string said, string table, int? first)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(Encoding.ASCII.GetBytes(table + body));
        return Pdf($"1 0 obj<<{said}/N {table.Count(c => c == ' ') / 2}{(first is { } at ? $"/First {at}" : "")}/Filter/FlateDecode>>stream\n{Encoding.Latin1.GetString(packed.ToArray())}\nendstream endobj");
    }
}
