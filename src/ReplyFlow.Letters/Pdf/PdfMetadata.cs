namespace ReplyFlow.Letters.Pdf;

/// <summary>What a file of this product says about itself, and what is left of it in a file that was changed by another program.</summary>
/// <param name="Title">标题.</param>
/// <param name="Author">The issuing body.</param>
/// <param name="Subject">The session and number of the suggestion that it answers.</param>
/// <param name="CreatedOn">成文日期.</param>
public sealed record PdfMetadata(string Title, string Author, string Subject, DateOnly CreatedOn);
