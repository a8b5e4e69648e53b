namespace ReplyFlow.Letters.Fonts;

/// <summary>No usable Chinese font was found anywhere.</summary>
public sealed class FontsMissingException(IEnumerable<string> folders)
    : Exception($"没有找到可用的中文字体。请运行 scripts/fonts.sh，或用环境变量 {FontOptions.FolderVariable} 指定字体文件夹。已查找：{string.Join("、", folders)}");
