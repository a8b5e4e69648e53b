namespace ReplyFlow.Letters.Prose;

/// <summary>Set phrases of four characters, of which a text with three in their places means the fourth.</summary>
internal static class Idioms
{
    private const string All =
        "不遗余力 出谋划策 因地制宜 行之有效 循序渐进 与时俱进 齐抓共管 统筹兼顾 再接再厉 一如既往 持之以恒 脚踏实地 精益求精 众志成城 群策群力 任重道远 " +
        "事半功倍 未雨绸缪 防微杜渐 对症下药 有的放矢 立竿见影 雪中送炭 迫在眉睫 刻不容缓 相辅相成 举足轻重 首屈一指 日新月异 突飞猛进 蒸蒸日上 欣欣向荣 " +
        "方兴未艾 如火如荼 络绎不绝 川流不息 参差不齐 层出不穷 此起彼伏 根深蒂固 推诿扯皮 因噎废食 顾此失彼 杯水车薪 捉襟见肘 青黄不接 举一反三 融会贯通 " +
        "取长补短 集思广益 畅所欲言 求同存异 实事求是 雷厉风行 令行禁止 一丝不苟 兢兢业业 恪尽职守 任劳任怨 高瞻远瞩 审时度势 居安思危 励精图治 奋发图强 " +
        "锲而不舍 驰而不息 保驾护航 安居乐业 家喻户晓 喜闻乐见 有目共睹 毋庸置疑 责无旁贷 义不容辞 当仁不让 以身作则 潜移默化 源远流长 博大精深 得天独厚 " +
        "星罗棋布 流连忘返 应接不暇 车水马龙 水泄不通 四通八达 畅通无阻 首当其冲 迎刃而解 循循善诱 亡羊补牢 惩前毖后 继往开来 承前启后 砥砺前行 踔厉奋发";

    /// <summary>Right phrases that differ from one of them in one character.</summary>
    private static readonly HashSet<string> Others =
        [.. "出谋献策 因时制宜 因人制宜 因事制宜 因材制宜 因企制宜 与时偕行 一如往日 不留余力 未雨绸谋 有目共赏 有目共见 层出无穷 当之不让 群策群防 与日俱进 对症用药 对症施药 立杆见影 畅行无阻".Split(' ')];

    private static readonly Dictionary<string, (string Idiom, int Off)> ByThree = Build();

    /// <summary>The phrase meant at a place where three of its four characters stand; null where none is, or it is right.</summary>
    public static (string Idiom, int Off)? At(string text, int i)
    {
        if (i + 4 > text.Length)
            return null;
        Span<char> key = stackalloc char[4];
        var lookup = ByThree.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var off = 0; off < 4; off++)
        {
            text.AsSpan(i, 4).CopyTo(key);
            if (!Chars.IsHan(key[off]))
                return null;
            key[off] = '?';
            if (lookup.TryGetValue(key, out var found) && text[i + off] != found.Idiom[off] && !Others.Contains(text.Substring(i, 4)))
                return found;
        }
        return null;
    }

    private static Dictionary<string, (string Idiom, int Off)> Build()
    {
        var map = new Dictionary<string, (string, int)>();
        foreach (var idiom in All.Split(' '))
            for (var off = 0; off < 4; off++)
                map.TryAdd(string.Concat(idiom.AsSpan(0, off), "?", idiom.AsSpan(off + 1)), (idiom, off));
        return map;
    }
}
