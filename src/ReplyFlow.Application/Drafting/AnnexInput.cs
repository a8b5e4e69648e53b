using ReplyFlow.Application.Attachments;

namespace ReplyFlow.Application.Drafting;

/// <summary>What one of the letter's own attachments is.</summary>
public enum AnnexKind
{
    /// <summary>Pages of text.</summary>
    Text,

    /// <summary>A table.</summary>
    Table,

    /// <summary>A PDF placed whole.</summary>
    Pdf,
}

/// <summary>One of the letter's own attachments as typed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">Its text, or its table as rows with tabs.</param>
/// <param name="Uploads">A table's file, or the PDF; where none comes, a table is what was typed and a PDF stays.</param>
public sealed record AnnexInput(AnnexKind Kind, string Title, string Text, IReadOnlyList<AttachmentUpload> Uploads);
