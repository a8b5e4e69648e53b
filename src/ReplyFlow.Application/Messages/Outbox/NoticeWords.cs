using ReplyFlow.Domain.Issuing;

namespace ReplyFlow.Application.Messages.Outbox;

/// <summary>What notices are called.</summary>
public static class NoticeWords
{
    /// <summary>The paper's name.</summary>
    public static string Name(NoticeKind kind) => kind switch
    {
        NoticeKind.Extension => "延期告知函",
        NoticeKind.Interim => "阶段性答复",
        _ => "承办告知",
    };
}
