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
        "星罗棋布 流连忘返 应接不暇 车水马龙 水泄不通 四通八达 首当其冲 迎刃而解 循循善诱 亡羊补牢 惩前毖后 继往开来 承前启后 砥砺前行 踔厉奋发 " +
        "一视同仁 行稳致远 稳扎稳打 千方百计 全力以赴 久久为功 多措并举 分门别类 双管齐下 扬长避短 查漏补缺 因势利导 一蹴而就 显而易见 " +
        "众所周知 错综复杂 盘根错节 积重难返 焕然一新 形同虚设 敷衍塞责 推波助澜 不可或缺 相得益彰 循规蹈矩 急功近利";

    /// <summary>Right phrases that differ from one of them in one character.</summary>
    private static readonly HashSet<string> Others =
        [.. ("出谋献策 因城制宜 因村制宜 因校制宜 因户制宜 因病制宜 因类制宜 因业制宜 因路制宜 因势制宜 因时制宜 " +
        "因人制宜 因事制宜 因材制宜 因企制宜 与时偕行 一如往日 不留余力 未雨绸谋 有目共赏 有目共见 层出无穷 当之不让 群策群防 与日俱进 对症用药 对症施药 立杆见影 畅行无阻 参差不一 此起彼落 " +
        "安居乐居 截长补短 扬长补短 承先启后 砥砺笃行 砥砺同行 砥砺先行 砥砺前进 磨砺前行 踔厉奋进 踔厉奋斗 奋发自强 推脱扯皮 推拖扯皮 推托扯皮 相反相成 留连忘返 " +
        "无庸置疑 毋容置疑 行之有道 使之有效 为之有效 循序推进 循序递进 循序而进 有序渐进 齐抓共建 齐抓共治 齐抓共促 齐抓共推 稳扎稳进 宜居乐业 安居置业 安居就业 安居创业 安居兴业 " +
        "多策并举 多措并施 多措并重 多管齐下 查漏补短 查漏补差 查缺补缺 一蹴即就 不可或少").Split(' ')];

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
