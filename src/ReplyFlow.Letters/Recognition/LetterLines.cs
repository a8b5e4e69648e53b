using System.Text.RegularExpressions;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Recognition;

/// <summary>What a single line of a letter's head or foot looks like.</summary>
internal static partial class LetterLines
{
    /// <summary>Most characters of a line that can be a part of a head or foot; a longer one is text.</summary>
    public const int Longest = 4_000;

    private const int LongestName = 60;

    private static readonly string[] Bodies =
    [
        "局", "委员会", "委", "办公室", "办公厅", "政府", "厅", "中心", "院", "处", "部", "会", "公司", "集团", "支队", "总队", "大队", "分局", "管委会", "学校", "大学", "站", "所", "社",
        "街道办事处", "银行", "署", "团",
    ];

    /// <summary>Whether the line is the name of a body: no sentence, and it ends like one.</summary>
    public static bool IsBody(string line)
    {
        var plain = Chars.WithoutSpaces(line);
        return plain.Length is >= 3 and <= LongestName && plain.All(c => Chars.IsHan(c) || c is '（' or '）' or '·' || char.IsAsciiLetterOrDigit(c))
            && Bodies.Any(b => plain.EndsWith(b, StringComparison.Ordinal));
    }

    /// <summary>Whether the line opens the text: it says that the suggestion has come.</summary>
    public static bool IsOpening(string line) => Opening().IsMatch(line);

    /// <summary>Whether the line belongs to a foot: 附注, 抄送, 印发, a page number.</summary>
    public static bool IsFoot(string line) => line.Length <= Longest
        && (IsPageNumber(line) || CopyTo().IsMatch(line) || Issued().IsMatch(line) || Contact().IsMatch(line));

    /// <summary>— 3 —.</summary>
    public static bool IsPageNumber(string line) => PageNumber().IsMatch(line);

    /// <summary>The addressee before its colon; null for any other line.</summary>
    public static string? Addressee(string line)
    {
        var match = Salutation().Match(line);
        return match.Success && !IsOpening(line) && HeadingMark.Read(line) is null
            && Recipient().IsMatch(match.Groups[1].Value) ? match.Groups[1].Value.Trim() : null;
    }

    [GeneratedRegex("收悉|已收到|现(?:将.{0,20})?(?:答复|回复|函复|复函)|^(?:您|你|您们|贵)[^。]{0,30}提出|^(?:您|你)[^，。]{0,10}(?:在|于).{0,30}提出", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^[—–\-－-][\s　]*\d{1,3}[\s　]*[—–\-－-]$|^第[\s　]*\d{1,3}[\s　]*页(?:[\s　]*共[\s　]*\d{1,3}[\s　]*页)?$", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^(.{2,3000}?)[：:][\s　]*(?:(?:您|你|你们|您们)?好)?[！!。]?$", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Salutation();

    [GeneratedRegex("(?:代表团?|委员会?|同志|先生|女士|政府|局|厅|办公室|办|部|会|处|院|公司|支部|小组)(?:[（(][^（）()]*[）)])?$", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Recipient();

    /// <summary>抄送：… with the receivers.</summary>
    [GeneratedRegex(@"^抄[\s　]*[送报][\s　]*[：:][\s　]*(.+)$", RegexOptions.CultureInvariant, 2_000)]
    public static partial Regex CopyTo();

    /// <summary>印发机关 and 印发日期.</summary>
    [GeneratedRegex(@"^(?<by>.*?)[\s　]*(?<on>[12一二２１][^年，。]{3,12}年[^月]{1,5}月[^日]{1,6}日)[\s　]*印[\s　]*发$", RegexOptions.CultureInvariant, 2_000)]
    public static partial Regex Issued();

    /// <summary>附注 with a person to call.</summary>
    [GeneratedRegex(
        @"^[（(]?[\s　]*联[\s　]*系[\s　]*人[\s　]*(?:及(?:联系)?电话)?[：:][\s　]*(?<name>[^：:，,；;]*?)[\s　，,；;]*(?:(?:(?:联系)?电[\s　]*话|联系方式|手机)[" +
        @"\s　]*[：:][\s　]*)(?<phone>[0-9０-９+\-－—、，,\s　（）()转]+?)[\s　]*[）)]?[。]?$", RegexOptions.CultureInvariant, 2_000)]
    public static partial Regex Contact();

    /// <summary>类别：B.</summary>
    [GeneratedRegex(@"^(?:办理结果|答复|办理|建议|复文|回复)?[\s　]*(?:类[\s　]*别|分类)[\s　]*[：:][\s　]*(?<value>[A-FＡ-Ｆ]\d?类?|[甲乙丙丁]类?)$", RegexOptions.CultureInvariant, 2_000)]
    public static partial Regex Category();

    /// <summary>公开属性：主动公开.</summary>
    [GeneratedRegex(@"^(?:信息)?(?:公开(?:属性|方式|类别|选项|性质)|是否公开)[\s　]*[：:][\s　]*(?<value>[^：:。，]{1,12})$", RegexOptions.CultureInvariant, 2_000)]
    public static partial Regex Disclosure();

    /// <summary>发文字号, in whatever brackets.</summary>
    [GeneratedRegex(
        @"^(?<head>[\u4e00-\u9fffA-Za-z]{1,16})[\s　]*[〔\[［【（(﹝][\s　]*(?<year>20\d{2})[\s　]*[〕\]］】）)﹞][\s　]*(?:第[\s　]*)?(?<no>\d{1," +
        @"4})[\s　]*号", RegexOptions.CultureInvariant, 2_000)]
    public static partial Regex DocumentNumber();

    /// <summary>签发人：names.</summary>
    [GeneratedRegex(@"签[\s　]*发[\s　]*人[\s　]*[：:][\s　]*(?<names>[\u3400-\u9fff·\s　、，\uD800-\uDFFF]{2,80})$", RegexOptions.CultureInvariant, 2_000)]
    public static partial Regex Signatories();

    /// <summary>附件：title or 附件：1.title.</summary>
    [GeneratedRegex(@"^附[\s　]*件[\s　]*[：:][\s　]*(?<title>.*)$", RegexOptions.CultureInvariant, 2_000)]
    public static partial Regex Attachment();

    /// <summary>The number before an attachment's title.</summary>
    [GeneratedRegex(@"^(?<no>\d{1,2})[\s　]*[.．、][\s　]*(?=\S)", RegexOptions.CultureInvariant, 2_000)]
    public static partial Regex Numbered();

    /// <summary>The first line of an attachment's own page.</summary>
    [GeneratedRegex(@"^附[\s　]*件[\s　]*\d{0,2}[：:]?$", RegexOptions.CultureInvariant, 2_000)]
    public static partial Regex AttachmentPage();

    /// <summary>份号, 密级, 紧急程度.</summary>
    [GeneratedRegex(@"^(?:\d{6}|(?:绝密|机密|秘密)(?:★.{0,6})?|特[\s　]*急|加[\s　]*急|平[\s　]*急)$", RegexOptions.CultureInvariant, 2_000)]
    public static partial Regex Mark();
}
