using ReplyFlow.Application.Attachments;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Attachments;

/// <summary>How an attachment is looked at without being saved.</summary>
public static class AttachmentPreview
{
    /// <summary>The address: the browser's own view of pictures and PDFs, the text of Word and Excel files; null for none.</summary>
    public static string? Of(Attachment file) =>
        IsInline(file) ? Links.AttachmentView(file.Id) : AttachmentText.IsFor(file) ? Links.AttachmentText(file.Id) : null;

    /// <summary>What kind of file it is, in words.</summary>
    public static string Kind(Attachment file) => file.MediaType switch
    {
        "application/pdf" => "PDF",
        "image/jpeg" or "image/png" => "图片",
        _ => file.Name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? "Excel 表格" : "Word 文档",
    };

    /// <summary>Whether a browser may show it by itself: nothing in it can run.</summary>
    public static bool IsInline(Attachment file) => file.MediaType is "application/pdf" or "image/jpeg" or "image/png";
}
