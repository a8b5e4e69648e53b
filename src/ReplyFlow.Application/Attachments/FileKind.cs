namespace ReplyFlow.Application.Attachments;

/// <summary>A kind of file that may be an attachment.</summary>
/// <param name="MediaType">What it is handed out as.</param>
/// <param name="Ending">The ending of its names, with the dot.</param>
/// <param name="OtherEnding">Another ending that names of it may keep; the same where there is none.</param>
internal sealed record FileKind(string MediaType, string Ending, string OtherEnding)
{
    /// <summary>Whether it is a picture.</summary>
    public bool IsPicture => MediaType.StartsWith("image/", StringComparison.Ordinal);

    public static readonly FileKind Pdf = new("application/pdf", ".pdf", ".pdf");
    public static readonly FileKind Jpeg = new("image/jpeg", ".jpg", ".jpeg");
    public static readonly FileKind Png = new("image/png", ".png", ".png");
    public static readonly FileKind Word = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", ".docx");
    public static readonly FileKind Excel = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", ".xlsx");
}
