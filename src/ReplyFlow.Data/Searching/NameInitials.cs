using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace ReplyFlow.Data.Searching;

/// <summary>
/// The initials of a name's pinyin, 申屠静姝 → stjs. The order of Chinese characters by sound, which .NET has from ICU, tells each
/// character's initial; those that names read in more ways than one are listed, and a name is found by any of them.
/// </summary>
internal static class NameInitials
{
    private const int Most = 16;

    /// <summary>The first character of each initial, in the order of sound.</summary>
    private const string First = "阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀";
    private const string Letters = "abcdefghjklmnopqrstwxyz";

    /// <summary>Characters that names read in more ways than one, each with the initials of all its readings.</summary>
    private const string Several =
        "单sdc 曾zc 仇qc 解xj 查zc 翟zd 尉wy 种cz 区oq 乐yl 重zc 长cz 朝cz 行xh 盛sc 沈sc 石sd 覃qt 褚cz 晟sc 会hk 贾jg "
        + "郇xh 隗wk 宓mf 折sz 车cj 祭jz 召zs 适sk 茜qx 强qj 藏zc 伽jqg 莘sx 蔚wy 荨qx 峙zs 校xj 圈qj 降jx 系xj 粘zn 万wm "
        + "乜nm 阿ae 景jy 瞿qj 佴ne 圩xw 仔zc 参csz 秘mb 洗xs 便bp 调td 弹dt 柜gj 食sy 宿sx 卡kq 蛇sy 虾xh 壳kq 叶yx 俞ys "
        + "谌cs";

    private static readonly CompareInfo BySound = CompareInfo.GetCompareInfo("zh-Hans-CN");
    private static readonly ConcurrentDictionary<char, char> Known = new();
    private static readonly FrozenDictionary<char, string> Others = Several.Split(' ').ToFrozenDictionary(r => r[0], r => r[1..]);

    /// <summary>The initials, by every reading of the name's characters; nothing for a name without Chinese characters.</summary>
    public static IReadOnlyCollection<string> Of(string name)
    {
        IEnumerable<string> found = [""];
        foreach (var c in name.Where(IsChinese))
        {
            var readings = Others.TryGetValue(c, out var several) ? several : Known.GetOrAdd(c, ByOrder).ToString();
            found = found.SelectMany(f => readings.Select(r => f + r)).Take(Most);
        }
        return [.. found.Where(f => f.Length > 1)];
    }

    private static bool IsChinese(char c) => c is (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF');

    private static char ByOrder(char c)
    {
        var at = 0;
        while (at + 1 < First.Length && BySound.Compare(First[at + 1].ToString(), c.ToString()) <= 0)
            at++;
        return Letters[at];
    }
}
