namespace ReplyFlow.Letters.Fonts;

/// <summary>
/// The faces looked for, best first, by family, full or PostScript name: the typefaces public bodies use
/// (方正, Windows, 华文), then free ones. GB/T 9704-2012, 5.2.2 names the kinds of type.
/// </summary>
public static class FontCandidates
{
    /// <summary>Role → names in order of preference.</summary>
    public static IReadOnlyDictionary<FontRole, IReadOnlyList<string>> Default { get; } =
        new Dictionary<FontRole, IReadOnlyList<string>>
        {
            [FontRole.FangSong] =
                ["方正仿宋_GB2312", "仿宋_GB2312", "FangSong_GB2312", "方正仿宋_GBK", "方正仿宋简体", "仿宋", "FangSong", "华文仿宋", "STFangsong", "FandolFang-Regular"],
            [FontRole.TitleSong] =
                ["方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "华文中宋", "STZhongsong", "FandolSong-Bold",
                 "NotoSerifCJKsc-SemiBold", "NotoSerifSC-SemiBold", "NotoSerifCJKsc-Bold", "NotoSerifSC-Bold", "SourceHanSerifSC-Bold"],
            [FontRole.Hei] =
                [
                    "方正黑体_GBK", "方正黑体简体", "黑体", "SimHei", "华文黑体", "STHeiti", "FandolHei-Regular",
                    "NotoSansCJKsc-Medium", "NotoSansSC-Medium", "NotoSansCJKsc-Regular", "NotoSansSC-Regular",
                ],
            [FontRole.Kai] =
                ["方正楷体_GB2312", "楷体_GB2312", "KaiTi_GB2312", "方正楷体_GBK", "方正楷体简体", "楷体", "KaiTi", "华文楷体", "STKaiti", "FandolKai-Regular", "LXGWWenKai-Regular"],
            [FontRole.Song] =
                ["方正书宋_GBK", "方正书宋简体", "宋体", "SimSun", "华文宋体", "STSong", "FandolSong-Regular", "NotoSerifCJKsc-Regular", "NotoSerifSC-Regular"],
        };

    /// <summary>Faces with many rare characters, asked for a character that the role's own face lacks.</summary>
    public static IReadOnlyDictionary<FontRole, IReadOnlyList<string>> DefaultFallbacks { get; } =
        new Dictionary<FontRole, IReadOnlyList<string>>
        {
            [FontRole.FangSong] = ["方正仿宋_GBK", "仿宋", "LXGWWenKai-Regular", "SimSun-ExtB", "HanaMinA", "HanaMinB"],
            [FontRole.TitleSong] =
                ["方正小标宋_GBK", "NotoSerifCJKsc-Bold", "NotoSerifSC-Bold", "SimSun", "SimSun-ExtB", "HanaMinA", "HanaMinB", "LXGWWenKai-Regular"],
            [FontRole.Hei] =
                ["方正黑体_GBK", "NotoSansCJKsc-Regular", "NotoSansSC-Regular", "MicrosoftYaHei", "LXGWWenKai-Regular", "SimSun-ExtB", "HanaMinA", "HanaMinB"],
            [FontRole.Kai] = ["方正楷体_GBK", "楷体", "LXGWWenKai-Regular", "SimSun-ExtB", "HanaMinA", "HanaMinB"],
            [FontRole.Song] = ["NotoSerifCJKsc-Regular", "NotoSerifSC-Regular", "SimSun", "SimSun-ExtB", "HanaMinA", "HanaMinB", "LXGWWenKai-Regular"],
        };
}
