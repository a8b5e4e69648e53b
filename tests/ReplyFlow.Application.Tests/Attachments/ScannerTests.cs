using ReplyFlow.Application.Attachments.Scanning;
using ReplyFlow.Testing.Clamd;

namespace ReplyFlow.Application.Tests.Attachments;

/// <summary>What a scanner says is believed only where it says it plainly; everything else is no scan.</summary>
public sealed class ScannerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static byte[] Infected => [.. "%PDF-1.4\n"u8, .. System.Text.Encoding.ASCII.GetBytes(ClamdProcess.Virus), .. "\n%%EOF\n"u8];

    [Theory]
    [InlineData("tcp://127.0.0.1:3310", true)]
    [InlineData("tcp://[::1]:3310", true)]
    [InlineData("tcp://clamd.example:3310", true)]
    [InlineData("unix:/run/clamav/clamd.ctl", true)]
    [InlineData("", false)]
    [InlineData("127.0.0.1:3310", false)]
    [InlineData("tcp://127.0.0.1", false)]
    [InlineData("tcp://127.0.0.1:0", false)]
    [InlineData("tcp://127.0.0.1:99999", false)]
    [InlineData("tcp://:3310", false)]
    [InlineData("unix:clamd.ctl", false)]
    [InlineData("http://127.0.0.1:3310", false)]
    public void An_address_names_a_port_or_a_socket(string text, bool isOne) => Assert.Equal(isOne, ClamdAddress.Find(text) is not null);

    [Fact]
    public void A_path_that_is_too_long_for_a_socket_is_no_address() => Assert.Null(ClamdAddress.Find($"unix:/{new string('a', 200)}"));

    [Fact]
    public async Task Clamd_finds_what_its_signatures_say_through_its_port_and_its_socket()
    {
        Assert.SkipUnless(ClamdProcess.IsHere, "clamav-daemon is not here.");
        using var clamd = await ClamdProcess.StartAsync();
        foreach (var address in new[] { clamd.Address, clamd.SocketAddress })
        {
            var scanner = VirusScanner.At(address);
            Assert.True(scanner.IsOn);
            Assert.StartsWith("ClamAV ", await scanner.VersionAsync(Ct), StringComparison.Ordinal);
            foreach (var clean in new[] { SampleFiles.Pdf, SampleFiles.Png, SampleFiles.Word, [], new byte[64 << 10], new byte[(64 << 10) + 1] })
                Assert.Equal("", await FoundAsync(scanner, clean));
            Assert.Equal(ClamdProcess.Signature, await FoundAsync(scanner, Infected));
            // Packed, and across the end of a piece.
            Assert.Equal(ClamdProcess.Signature, await FoundAsync(scanner, SampleFiles.Zip(("word/document.xml", ClamdProcess.Virus))));
            Assert.Equal(ClamdProcess.Signature, await FoundAsync(scanner, [.. new byte[(64 << 10) - 12], .. Infected, .. new byte[100_000]]));
        }
    }

    [Fact]
    public async Task A_large_file_is_sent_a_piece_at_a_time_and_no_further_than_clamd_takes_it()
    {
        Assert.SkipUnless(ClamdProcess.IsHere, "clamav-daemon is not here.");
        using var clamd = await ClamdProcess.StartAsync("60M");
        var scanner = VirusScanner.At(clamd.Address);
        await using var large = new LongPdf(50L << 20);
        Assert.Equal("", (await scanner.ScanAsync(large, Ct)).Signature);
        Assert.Equal((50L << 20, 64 << 10), (large.BytesRead, large.MostAtOnce));
        await using var tooLarge = new LongPdf(2L << 30);
        Assert.True((await Assert.ThrowsAsync<ScanException>(() => scanner.ScanAsync(tooLarge, Ct))).IsTooLarge);
        Assert.InRange(tooLarge.BytesRead, 60L << 20, 100L << 20);
    }

    [Theory]
    [InlineData(ClamdMood.Silent, "in time")]
    [InlineData(ClamdMood.Leaves, "cannot be asked")]
    [InlineData(ClamdMood.Errs, "Can't allocate memory ERROR")]
    [InlineData(ClamdMood.Babbles, "220 mail.example ESMTP")]
    [InlineData(ClamdMood.Nameless, "FOUND")]
    [InlineData(ClamdMood.Endless, "no end")]
    public async Task Whatever_else_happens_is_no_scan(ClamdMood mood, string why)
    {
        await using var server = new ClamdServer { Mood = mood };
        var scanner = new ClamdScanner(ClamdAddress.Find(server.Address)!, mood == ClamdMood.Silent ? TimeSpan.FromSeconds(1) : null);
        var fault = await Assert.ThrowsAsync<ScanException>(() => scanner.ScanAsync(new LongPdf(3 << 20), Ct));
        Assert.False(fault.IsTooLarge);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_says_before_it_has_everything_counts()
    {
        await using var server = new ClamdServer { Mood = ClamdMood.TooLarge };
        Assert.True((await Assert.ThrowsAsync<ScanException>(() => VirusScanner.At(server.Address).ScanAsync(new LongPdf(1L << 30), Ct))).IsTooLarge);
    }

    [Fact]
    public async Task A_scanner_that_is_not_there_is_told()
    {
        var server = new ClamdServer();
        await server.DisposeAsync();
        Assert.Contains("cannot be asked", (await Assert.ThrowsAsync<ScanException>(() => VirusScanner.At(server.Address).VersionAsync(Ct))).Message, StringComparison.Ordinal);
        var missing = VirusScanner.At("unix:/none/clamd.ctl");
        Assert.Contains("cannot be asked", (await Assert.ThrowsAsync<ScanException>(() => missing.VersionAsync(Ct))).Message, StringComparison.Ordinal);
    }

    private static async Task<string> FoundAsync(VirusScanner scanner, byte[] content) => (await scanner.ScanAsync(new MemoryStream(content), Ct)).Signature;
}
