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

    private static readonly CompareInfo BySound = CompareInfo.GetCompareInfo("zh-Hans-CN");
    private static readonly ConcurrentDictionary<char, char> Known = new();

    /// <summary>Readings besides the commonest one.</summary>
    private static readonly FrozenDictionary<char, string> Others = new Dictionary<char, string>
    {
        ['单'] = "sdc", ['曾'] = "zc", ['仇'] = "qc", ['解'] = "xj", ['查'] = "zc", ['翟'] = "zd", ['尉'] = "wy", ['种'] = "cz", ['区'] = "oq", ['乐'] = "yl",
        ['重'] = "zc", ['长'] = "cz", ['朝'] = "cz", ['行'] = "xh", ['盛'] = "sc", ['沈'] = "sc", ['石'] = "sd", ['覃'] = "qt", ['褚'] = "cz", ['晟'] = "sc",
        ['会'] = "hk", ['贾'] = "jg", ['员'] = "y", ['郇'] = "xh", ['隗'] = "wk", ['宓'] = "mf", ['折'] = "sz", ['车'] = "cj", ['祭'] = "jz", ['召'] = "zs",
        ['适'] = "sk", ['茜'] = "qx", ['强'] = "qj", ['藏'] = "zc", ['伽'] = "jqg", ['莘'] = "sx", ['蔚'] = "wy", ['荨'] = "qx", ['峙'] = "zs", ['校'] = "xj",
        ['圈'] = "qj", ['降'] = "jx", ['系'] = "xj", ['粘'] = "zn", ['万'] = "wm", ['乜'] = "nm", ['阿'] = "ae", ['景'] = "jy", ['缪'] = "m", ['朴'] = "p",
        ['瞿'] = "qj", ['佴'] = "ne", ['圩'] = "xw", ['仔'] = "zc", ['参'] = "csz", ['秘'] = "mb", ['洗'] = "xs", ['便'] = "bp", ['调'] = "td", ['弹'] = "dt",
        ['柜'] = "gj", ['食'] = "sy", ['宿'] = "sx", ['血'] = "x", ['卡'] = "kq", ['令'] = "l", ['蛇'] = "sy", ['虾'] = "xh", ['壳'] = "kq", ['扎'] = "z",
        ['叶'] = "yx", ['俞'] = "ys", ['洪'] = "h", ['谌'] = "cs", ['逄'] = "p", ['厘'] = "l", ['芫'] = "y", ['亓'] = "q", ['冼'] = "x", ['戚'] = "q",
    }.ToFrozenDictionary();

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
