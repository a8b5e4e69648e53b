using System.Net.Mail;

namespace ReplyFlow.Application.Messages.Mail;

/// <summary>Recipients' addresses.</summary>
public static class MailAddresses
{
    /// <summary>What is wrong with an address, in Chinese with what to do; null when mail can be sent to it.</summary>
    public static string? Problem(string address)
    {
        var text = address.Trim();
        if (text.Length == 0)
            return "没有登记邮箱地址，请补充地址后重发，或改用线下送达。";
        var usable = text.All(c => char.IsAscii(c) && !char.IsControl(c))
            && MailAddress.TryCreate(text, out var parsed)
            && parsed.Address == text
            && parsed.Host.Split('.').All(label => label.Length > 0);
        return usable ? null : $"“{text}”不是有效的邮箱地址，请更正后重发，或改用线下送达。";
    }
}
