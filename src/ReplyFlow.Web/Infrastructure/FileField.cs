namespace ReplyFlow.Web.Infrastructure;

/// <summary>What the partial <c>_Attach</c> shows: a field for several files. Its form needs <c>enctype="multipart/form-data"</c>.</summary>
/// <param name="Label">What the files are.</param>
/// <param name="IsOptional">Whether the form may come without any.</param>
public sealed record FileField(string Label, bool IsOptional = true);
