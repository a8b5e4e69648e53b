using ReplyFlow.Domain.Attachments;

namespace ReplyFlow.Application.Attachments;

/// <summary>What attachments belong to, in Chinese.</summary>
public static class AttachmentWords
{
    /// <summary>What of a case it is.</summary>
    public static string Of(AttachmentSubject subject) => subject switch
    {
        AttachmentSubject.Contact => "沟通记录",
        AttachmentSubject.Opinion => "会办意见",
        AttachmentSubject.Answer => "代录答复",
        AttachmentSubject.Delivery => "送达凭证",
        AttachmentSubject.Extension => "延期申请",
        AttachmentSubject.Draft => "草稿",
        AttachmentSubject.Letter => "复函",
        _ => "建议",
    };
}
