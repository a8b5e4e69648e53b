namespace ReplyFlow.Application.Messages.Mail;

/// <summary>The address that one message comes back to.</summary>
internal static class ReturnAddresses
{
    /// <summary>For example <c>back+0190…@example.gov.cn</c>: servers deliver it to <c>back</c>, and whoever reads it knows the message.</summary>
    /// <param name="address">The configured address.</param>
    /// <param name="messageId">The message's Message-ID.</param>
    public static string Of(string address, string messageId)
    {
        var at = address.LastIndexOf('@');
        return at < 0 ? address : $"{address[..at]}+{messageId.Split('@')[0]}{address[at..]}";
    }
}
