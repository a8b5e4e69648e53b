namespace ReplyFlow.Letters.Fonts;

/// <summary>Why a font file or a role is not served, for the status page.</summary>
/// <param name="Subject">A file's path or a role's name.</param>
/// <param name="Message">In Chinese.</param>
public sealed record FontProblem(string Subject, string Message);
