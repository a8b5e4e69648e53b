namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>A font file is damaged, hostile or of a kind that cannot be embedded; the message names the file and what is wrong with it.</summary>
public sealed class FontFormatException(string file, string problem)
    : Exception($"字体文件“{Path.GetFileName(file)}”不能使用：{problem}")
{
    /// <summary>The font file, as it was given.</summary>
    public string File { get; } = file;

    /// <summary>What is wrong, without the file's name.</summary>
    public string Problem { get; } = problem;
}
