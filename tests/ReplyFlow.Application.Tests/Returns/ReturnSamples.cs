using System.Text;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Tests.Returns;

/// <summary>Mails as servers and people send them back, in our own words; {0} stands for the Message-ID, {1} for the recipient's address.</summary>
internal static class ReturnSamples
{
    static ReturnSamples() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IReadOnlyDictionary<string, (EvidenceKind Kind, string Status, string Charset, string Text)> All { get; } =
        new Dictionary<string, (EvidenceKind, string, string, string)>
        {
            ["a report that it failed"] = (EvidenceKind.Failed, "5.1.1", "utf-8", Report("failed", "5.1.1", "smtp; 550 5.1.1 没有这个用户")),
            ["a report that the box is full"] = (EvidenceKind.Failed, "5.2.2", "utf-8", Report("failed", "5.2.2 (full)", "smtp; 552 5.2.2 full")),
            ["a report that it is late"] = (EvidenceKind.Delayed, "4.4.1", "utf-8", Report("delayed", "4.4.1", "smtp; 451 4.4.1 示例主机没有应答")),
            ["a report that it arrived"] = (EvidenceKind.Automatic, "2.0.0", "utf-8", Report("delivered", "2.0.0", "smtp; 250 ok")),
            ["words that it failed"] = (EvidenceKind.Failed, "", "gb18030",
                "From: 邮件系统 <postmaster@mail.invalid>\nSubject: failure notice\nMessage-ID: <w1@mail.invalid>\n"
                + "Content-Type: text/plain; charset=gb18030\nContent-Transfer-Encoding: 8bit\n\n示例服务器没有收下给 {1} 的邮件：被拒绝。\n\n原邮件的信头：\nMessage-ID: <{0}>\nTo: {1}\n"),
            ["words that there is no such box"] = (EvidenceKind.Failed, "5.1.1", "utf-8",
                "Return-Path: <>\nFrom: robot@mail.invalid\nSubject: =?utf-8?B?6YCA5L+h77ya5peg5rOV5oqV6YCS?=\nMessage-ID: <w2@mail.invalid>\nAuto-Submitted: auto-generated\n"
                + "In-Reply-To: <{0}>\nContent-Type: text/plain; charset=utf-8\n\n{1} 这个邮箱不存在（550）。\n"),
            ["words that it is late"] = (EvidenceKind.Delayed, "", "utf-8",
                "From: MAILER-DAEMON@mail.invalid\nSubject: Warning: could not send message for past 4 hours\nMessage-ID: <w3@mail.invalid>\nReferences: <{0}>\n\n"
                + "The message to {1} is delayed; the server is still trying. 示例\n"),
            ["out of office"] = (EvidenceKind.Automatic, "", "utf-8",
                "From: {1}\nSubject: =?utf-8?B?6Ieq5Yqo5Zue5aSN?=\nMessage-ID: <a1@mail.invalid>\nIn-Reply-To: <{0}>\nAuto-Submitted: auto-replied\n"
                + "Content-Type: text/plain; charset=utf-8\n\n示例代表出差，下周回来。\n"),
            ["out of office of an old program"] = (EvidenceKind.Automatic, "", "utf-8",
                "From: {1}\nSubject: Out of Office: letter\nMessage-ID: <a2@mail.invalid>\nReferences: <x@y.invalid> <{0}>\n\nBack on Monday.\n"),
            ["a read receipt"] = (EvidenceKind.Displayed, "", "utf-8", Receipt("manual-action/MDN-sent-manually; displayed")),
            ["a receipt that it was thrown away"] = (EvidenceKind.Automatic, "", "utf-8", Receipt("automatic-action/MDN-sent-automatically; deleted")),
            ["an answer in words"] = (EvidenceKind.Answered, "", "utf-8",
                "From: =?utf-8?B?56S65L6L?= <{1}>\nSubject: Re: letter\nMessage-ID: <h1@mail.invalid>\nIn-Reply-To: <{0}>\nReferences: <{0}>\n"
                + "Content-Type: text/plain; charset=utf-8\n\n复函收到，第二条措施想再问一问。\n"),
            ["an answer in HTML"] = (EvidenceKind.Answered, "", "utf-8",
                "From: {1}\nSubject: Re: letter\nMessage-ID: <h2@mail.invalid>\nTo: back+{0}\nContent-Type: text/html; charset=utf-8\n\n"
                + "<html><head><style>p { color: red }</style></head><body><p>收到&lt;谢谢&gt;</p><script>alert(1)</script></body></html>\n"),
        };

    public static byte[] Of(string name, string messageId, string recipient)
    {
        var sample = All[name];
        return Encoding.GetEncoding(sample.Charset).GetBytes(
            sample.Text.Replace("{0}", messageId, StringComparison.Ordinal).Replace("{1}", recipient, StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal));
    }

    private static string Report(string action, string status, string diagnostic) =>
        "Return-Path: <>\nFrom: MAILER-DAEMON@mx.invalid\nSubject: =?utf-8?B?6YCA5L+h?=\nMessage-ID: <r-" + action + "@mx.invalid>\nAuto-Submitted: auto-replied\nMIME-Version: 1.0\n"
        + "Content-Type: multipart/report; report-type=delivery-status; boundary=\"示例\"\n\n".Replace("示例", "part", StringComparison.Ordinal)
        + "--part\nContent-Type: text/plain; charset=utf-8\n\n示例服务器的报告。\n\n--part\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.invalid\n\n"
        + $"Final-Recipient: rfc822; {{1}}\nAction: {action}\nStatus: {status}\nDiagnostic-Code: {diagnostic}\n\n"
        + "--part\nContent-Type: text/rfc822-headers\n\nMessage-ID: <{0}>\nTo: {1}\nSubject: letter\n\n--part--\n";

    private static string Receipt(string disposition) =>
        "From: {1}\nSubject: =?utf-8?B?5bey6K+7?=\nMessage-ID: <m1@mail.invalid>\nMIME-Version: 1.0\n"
        + "Content-Type: multipart/report; report-type=disposition-notification; boundary=\"part\"\n\n--part\nContent-Type: text/plain; charset=utf-8\n\n示例回执。\n\n"
        + "--part\nContent-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; {1}\nOriginal-Message-ID: <{0}>\n"
        + $"Disposition: {disposition}\n\n--part--\n";
}
