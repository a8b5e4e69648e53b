using ReplyFlow.Application.Attachments;
using ReplyFlow.Domain.Attachments;

namespace ReplyFlow.Application.Tests.Attachments;

/// <summary>What may become an attachment is told from the content, in little memory whatever is sent.</summary>
public sealed class FileCheckTests(ITestOutputHelper output)
{
    private const long Limit = 20 << 20;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Hostile => [.. SampleFiles.Hostile.Keys];

    [Fact]
    public async Task A_file_is_what_its_content_is_whatever_its_name_says()
    {
        Assert.Equal(("原件.exe.pdf", "application/pdf"), await AcceptedAsync("原件.exe", SampleFiles.Pdf));
        Assert.Equal(("照片.JPEG", "image/jpeg"), await AcceptedAsync("照片.JPEG", SampleFiles.Jpeg), IgnoringCase);
        Assert.Equal(("照片.jpg.png", "image/png"), await AcceptedAsync("照片.jpg", SampleFiles.Png));
        Assert.Equal("报告.docx", (await AcceptedAsync("报告.docx", SampleFiles.Word)).Name);
        Assert.Equal("台账.docx.xlsx", (await AcceptedAsync("台账.docx", SampleFiles.Excel)).Name);
    }

    [Theory, MemberData(nameof(Hostile))]
    public async Task Whatever_could_do_harm_is_refused_under_any_name(string what)
    {
        var (content, why) = SampleFiles.Hostile[what];
        foreach (var name in new[] { "原件.pdf", "原件.docx", "原件.jpg" })
        {
            var (file, fault) = await FileCheck.RunAsync(new(name, new MemoryStream(content)), Limit, Ct);
            Assert.Null(file);
            Assert.Contains(why, fault, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("C:\\Users\\x\\原件.pdf", "原件.pdf")]
    [InlineData("原件\u202Efdp.exe", "原件fdp.exe.pdf")]
    [InlineData("a\r\nSet-Cookie: b\0.pdf", "a Set-Cookie_ b .pdf")]
    [InlineData("\u200B\uFEFF.pdf", "附件.pdf")]
    [InlineData("...", "附件.pdf")]
    [InlineData("", "附件.pdf")]
    [InlineData("CON.pdf", "_CON.pdf")]
    [InlineData("com1 .exe", "_com1 .exe.pdf")]
    [InlineData("Lpt².pdf", "_Lpt².pdf")]
    [InlineData("CONTRACT.pdf", "CONTRACT.pdf")]
    public void Names_lose_paths_control_characters_and_marks_of_direction(string name, string clean)
    {
        var made = FileNames.Clean(name, FileKind.Pdf);
        Assert.Equal(clean.Replace(" .pdf", ".pdf", StringComparison.Ordinal), made);
    }

    [Fact]
    public void A_name_is_of_bounded_length_and_never_half_a_character()
    {
        var name = FileNames.Clean(string.Concat(Enumerable.Repeat("😀", 5_000)) + ".pdf", FileKind.Pdf);
        Assert.InRange(name.Length, Attachment.MaxName - 1, Attachment.MaxName);
        Assert.EndsWith("😀.pdf", name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_over_the_limit_is_refused_unread()
    {
        await using var content = new LongPdf(2L << 30);
        var (file, fault) = await FileCheck.RunAsync(new("原件.pdf", content), Limit, Ct);
        Assert.Null(file);
        Assert.Equal("超过 20 MB", fault);
        Assert.Equal(0, content.BytesRead);
    }

    [Fact]
    public async Task A_large_file_and_a_bomb_are_checked_in_little_memory()
    {
        await using var large = new LongPdf(300L << 20);
        var checking = await AllocatedAsync(new("原件.pdf", large), 1L << 40, null);
        await using var bomb = new MemoryStream(SampleFiles.Bomb(ZipCheck.MostUnpacked + (1 << 20)));
        var unpacking = await AllocatedAsync(new("原件.docx", bomb), Limit, "解压后超过 200 MB");
        output.WriteLine($"300 MB PDF: {checking} bytes allocated; bomb of {bomb.Length} bytes: {unpacking} bytes allocated");
        Assert.InRange(checking, 0, 1 << 20);
        Assert.InRange(unpacking, 0, 4 << 20);
    }

    private static IEqualityComparer<(string, string)> IgnoringCase { get; } =
        EqualityComparer<(string, string)>.Create((a, b) => string.Equals(a.Item1, b.Item1, StringComparison.OrdinalIgnoreCase) && a.Item2 == b.Item2);

    /// <summary>Bytes allocated by a check that never waits, so that the thread's count is the check's.</summary>
    private static async Task<long> AllocatedAsync(AttachmentUpload upload, long limit, string? fault)
    {
        var (before, thread) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CurrentManagedThreadId);
        var (_, found) = await FileCheck.RunAsync(upload, limit, Ct);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(thread, Environment.CurrentManagedThreadId);
        Assert.Equal(fault, found);
        return allocated;
    }

    private static async Task<(string Name, string MediaType)> AcceptedAsync(string name, byte[] content)
    {
        var (file, fault) = await FileCheck.RunAsync(new(name, new MemoryStream(content)), Limit, Ct);
        Assert.Null(fault);
        return (file!.Name, file.MediaType);
    }
}
