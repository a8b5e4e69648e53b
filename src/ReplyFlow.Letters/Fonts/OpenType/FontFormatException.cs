namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>A font file is damaged, hostile or of a kind that cannot be embedded; the message names the file and what is wrong with it.</summary>
/// <param name="file">The font file, as it was given.</param>
/// <param name="problem">What is wrong, in Chinese, without the file's name.</param>
public sealed class FontFormatException(string file, string problem)
    : Exception($"字体文件“{Path.GetFileName(file)}”不能使用：{problem}");
