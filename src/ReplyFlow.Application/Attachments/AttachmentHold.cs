using ReplyFlow.Application.Attachments.Scanning;

namespace ReplyFlow.Application.Attachments;

/// <summary>Why an attachment is handed out to nobody.</summary>
/// <param name="Label">In a word.</param>
/// <param name="Refusal">In a sentence, with what to do.</param>
public sealed record AttachmentHold(string Label, string Refusal)
{
    private static readonly AttachmentHold Waiting = new("待扫描", "这个附件还没有经过病毒扫描，扫描后才能打开。请过几分钟再试；总是这样，请联系系统管理员。");

    /// <summary>Null where nothing keeps it back.</summary>
    /// <param name="found">What the latest scan found: empty for nothing; null where there was no scan.</param>
    /// <param name="scanner">Without one, what was never scanned goes out; what something was found in never does.</param>
    internal static AttachmentHold? Of(string? found, VirusScanner scanner) => found switch
    {
        null => scanner.IsOn ? Waiting : null,
        "" => null,
        _ => new AttachmentHold("已隔离", $"这个附件查出病毒（{found}），已经隔离，不能打开或下载。请作废它，需要时重新添加干净的文件。"),
    };
}
