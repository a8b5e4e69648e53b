using System.Text.RegularExpressions;
using MimeKit;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Messages.Returns;

/// <summary>A server that gives a message back in words alone, without a report.</summary>
internal static partial class PlainBounce
{
    private static readonly string[] Postmasters = ["mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon", "mdaemon"];

    /// <summary>What it says; null for a mail that no server wrote about a message.</summary>
    public static ReportWords? Of(MimeMessage mail, string text)
    {
        var sender = mail.From.Mailboxes.Select(m => m.Address).FirstOrDefault() ?? "";
        var failed = mail.Headers["X-Failed-Recipients"];
        var byPostmaster = Postmasters.Contains(sender.Split('@')[0].ToLowerInvariant());
        // An answer's subject may repeat such words; only a machine writes from nobody.
        var byNobody = mail.Headers["Return-Path"]?.Trim() == "<>" && Titles().IsMatch(mail.Subject ?? "");
        if (failed is null && !byPostmaster && !byNobody)
            return null;
        var status = Report.StatusIn(text);
        var waits = Waiting().IsMatch(text) || Waiting().IsMatch(mail.Subject ?? "");
        var kind = waits && !status.StartsWith('5') && !GivenUp().IsMatch(text) ? EvidenceKind.Delayed : EvidenceKind.Failed;
        var address = failed?.Split(',')[0].Trim() is { Length: > 0 } named ? named : Address().Match(text).Value;
        return new ReportWords(kind, address, status.Length > 0 ? status : FromReply(text), "");
    }

    /// <summary>The status that an SMTP reply of three digits stands for, where it says more than that it failed.</summary>
    private static string FromReply(string text) => Reply().Match(text).Value switch
    {
        "550" or "551" or "553" => NoSuch().IsMatch(text) ? "5.1.1" : "",
        "552" => "5.2.2",
        _ => NoSuch().IsMatch(text) ? "5.1.1" : "",
    };

    [GeneratedRegex(
        "failure notice|undeliver|returned mail|delivery (status )?(notification|failure)|delivery.{0,20}(fail|delay)"
        + "|退信|无法投递|无法送达|投递失败|未送达|延迟", RegexOptions.IgnoreCase)]
    private static partial Regex Titles();

    [GeneratedRegex(
        "still trying|will (be )?(retried|retry|keep trying|continue)|not (yet )?been delivered yet|delayed|do not need to resend"
        + "|仍在尝试|继续尝试|会重试|稍后再试|延迟", RegexOptions.IgnoreCase)]
    private static partial Regex Waiting();

    [GeneratedRegex("given up|giving up|permanent|放弃|永久", RegexOptions.IgnoreCase)]
    private static partial Regex GivenUp();

    [GeneratedRegex(
        "no such|unknown (user|mailbox|address|recipient)|(user|mailbox|address|recipient) (is )?(unknown|not found)|does ?n.t exist"
        + "|does not exist|不存在|无此", RegexOptions.IgnoreCase)]
    private static partial Regex NoSuch();

    [GeneratedRegex(@"(?<![\d.])55[0-4](?![\d.])")]
    private static partial Regex Reply();

    [GeneratedRegex(@"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(\.[A-Za-z0-9\-]{1,63}){1,8}")]
    private static partial Regex Address();
}
