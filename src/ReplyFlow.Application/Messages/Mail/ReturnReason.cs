using System.Text.RegularExpressions;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>Why a mail did not arrive, in plain Chinese, by the status that servers write (RFC 3463).</summary>
public static partial class ReturnReason
{
    /// <summary>What a report without a status that we know says.</summary>
    public const string Unknown = "对方服务器退回了邮件";

    /// <summary>The reason behind a status, for example 5.1.1; null where it tells none that people could use.</summary>
    public static string? Of(string status) => Detail(status) switch
    {
        "1.1" or "1.3" or "1.6" or "1.10" => "对方服务器说没有这个邮箱",
        "1.2" or "4.1" or "4.4" or "4.6" => "没有这个邮箱域名，或者找不到它的服务器",
        "2.1" => "对方邮箱已停用",
        "2.2" => "对方邮箱已满",
        "2.3" or "3.4" => "邮件超过了对方的大小限制",
        { } detail when detail.StartsWith("7.", StringComparison.Ordinal) => "对方服务器拒绝接收",
        _ when status.StartsWith("4.", StringComparison.Ordinal) => "对方服务器多次没有接收，已放弃",
        _ => null,
    };

    /// <summary>The same of the first status in a server's words; null for none.</summary>
    public static string? In(string words) => Status().Match(words) is { Success: true } found ? Of(found.Value) : null;

    /// <summary>Subject and detail: what the mailbox or server said, whether for good or for now; null where it is no status.</summary>
    private static string? Detail(string status) => Status().IsMatch(status) ? status[2..] : null;

    [GeneratedRegex(@"(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])", RegexOptions.CultureInvariant)]
    private static partial Regex Status();
}
