namespace ReplyFlow.Letters.Pdf.Images;

/// <summary>An image cannot be placed: damaged, too large, or of an unsupported kind. The message is for the administrator who chose it.</summary>
public sealed class ImageFormatException(string problem) : Exception($"图片不能使用：{problem}");
