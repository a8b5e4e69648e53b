using Microsoft.Extensions.Logging.Abstractions;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Attachments.Scanning;

namespace ReplyFlow.Application.Tests.Attachments;

/// <summary>Runs alone: it counts what the process has open.</summary>
[CollectionDefinition(nameof(TemporaryFileTests), DisableParallelization = true)]
[Collection(nameof(TemporaryFileTests))]
public sealed class TemporaryFileTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_temporary_file_has_no_name_that_a_killed_process_could_leave()
    {
        await using var file = TemporaryFile.Create();
        Assert.Equal(OperatingSystem.IsWindows(), File.Exists(file.Name));
        await file.WriteAsync("words"u8.ToArray(), Ct);
        file.Position = 0;
        Assert.Equal("words", await new StreamReader(file).ReadToEndAsync(Ct));
    }

    [Fact]
    public async Task When_a_file_cannot_be_read_what_was_written_for_those_before_it_is_gone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process has open is listed there.");
        var before = Open();
        await Assert.ThrowsAsync<IOException>(() => new AttachmentIntake(
            new AttachmentLimits(), new NoScanner(), NullLogger<AttachmentIntake>.Instance).CheckAsync(
            [new("照片.png", new MemoryStream(SampleFiles.Png)), new("原件.pdf", new Unreadable())], Ct));
        Assert.Equal(before, Open());
    }

    private static int Open() => Directory.EnumerateFiles("/proc/self/fd")
        .Count(f => File.ResolveLinkTarget(f, returnFinalTarget: false)?.Name.StartsWith("replyflow-", StringComparison.Ordinal) == true);

    private sealed class Unreadable : MemoryStream
    {
        public override long Length => throw new IOException("The disk is away.");
    }
}
