namespace ReplyFlow.Application.Attachments;

/// <summary>How large and how many attachments may be, and who scans them; configuration section <c>ReplyFlow:Attachments</c>.</summary>
public sealed class AttachmentLimits
{
    private const long Megabyte = 1 << 20;

    /// <summary>Most megabytes of one file. Default 20.</summary>
    public int MaxFileMegabytes { get; set; } = 20;

    /// <summary>Most files sent at once. Default 20.</summary>
    public int MaxFiles { get; set; } = 20;

    /// <summary>Most megabytes of all files of a case, those struck out with them: they stay stored. Default 500.</summary>
    public int MaxCaseMegabytes { get; set; } = 500;

    /// <summary>Where ClamAV's clamd listens, <c>tcp://host:port</c> or <c>unix:/path</c>. Default empty: files are not scanned.</summary>
    public string Scanner { get; set; } = "";

    /// <summary>Most bytes of one file.</summary>
    public long MaxFileBytes => MaxFileMegabytes * Megabyte;

    /// <summary>Most bytes of all files of a case.</summary>
    public long MaxCaseBytes => MaxCaseMegabytes * Megabyte;

    /// <summary>Most bytes of a request that brings files: as many as may be sent at once, and what is typed beside them.</summary>
    public long MaxRequestBytes => Math.Min(MaxFiles * MaxFileBytes, MaxCaseBytes) + (2 * Megabyte);

    /// <summary>The limits in words.</summary>
    public string Words => $"每个文件最大 {MaxFileMegabytes} MB，一次最多 {MaxFiles} 个";
}
