using System.Text.RegularExpressions;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Letters.Proofreading;

/// <summary>
/// Finds what a suggestion asks for, so that the drafter sees each ask and the proofreader can look for its answer.
/// It reads the usual forms (建议…；希望…；为此建议：一、…二、…；二、具体建议（一）…（二）…); a suggestion written otherwise may give none.
/// </summary>
public static partial class AskFinder
{
    private const int Most = 20;
    private const int Longest = 200;

    /// <summary>The asks, in the order of the text, without their numbers.</summary>
    /// <param name="text">The suggestion's text.</param>
    public static IReadOnlyList<string> Find(string text)
    {
        var asks = new List<string>();
        var listing = false;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var isNumbered = Number().IsMatch(line.Trim());
            if (Heading().IsMatch(Number().Replace(line.Trim(), "")))
            {
                listing = true;
                continue;
            }
            // A list that was announced goes on while its lines are numbered.
            listing &= isNumbered;
            foreach (var sentence in Sentences().Split(line))
            {
                var words = sentence.Trim().Trim('\u3000');
                // 一、建议…；二、建议…: the number stands before the word that asks.
                var (own, count) = (Number().Replace(words, ""), Number().Match(words).Length);
                if (Asking().Match(own) is { Success: true } asking)
                {
                    listing = true;
                    words = own[asking.Length..];
                    if (count == 0 && !Number().IsMatch(words))
                    {
                        foreach (var part in Next().Split(words))
                            Add(asks, part);
                        continue;
                    }
                }
                else if (!listing || count == 0)
                {
                    continue;
                }
                Add(asks, Number().Replace(words, ""));
            }
        }
        return asks;
    }

    private static void Add(List<string> asks, string words)
    {
        words = words.Trim(' ', '\u3000', '：', ':', '，', ',');
        if (words.Length >= 4 && asks.Count < Most && !asks.Contains(words))
            asks.Add(words.Shortened(Longest));
    }

    [GeneratedRegex("^(?:具体|对策|意见|工作|办理|几点|以下|如下)?(?:的)?(?:意见)?(?:和)?建议(?:如下)?[：:]?$")]
    private static partial Regex Heading();

    /// <summary>Behind a comma a numbered point begins as behind any mark: 一是…，二是….</summary>
    [GeneratedRegex("[。；;！？!?]|[，,](?=[二三四五六七八九]是|[（(]?[2-9][）)．.、](?![0-9]))")]
    private static partial Regex Sentences();

    /// <summary>Behind a comma the next thing that is to be done; what it is to lead to (提升…, 方便…) is none.</summary>
    [GeneratedRegex("[，,](?:同时|并)?(?=建立|加大|加强|增设|增加|新建|设立|设置|制定|制订|出台|开展|组织|完善|健全|修建|开通|扩大|延长|给予|落实|规范|明确|搭建|取消|减免|整治)")]
    private static partial Regex Next();

    /// <summary>建议的背景 and the like are headings.</summary>
    [GeneratedRegex("^(?:(?:为此|因此|鉴于此|对此|综上)[，,：:]?)?(?:我们?|特|现)?(?:提出如下|提出以下|提出)?(?:建议|希望|呼吁|恳请|期望)(?!的?(?:背景|依据|理由|缘由|提出))(?:如下)?[：:，,]?")]
    private static partial Regex Asking();

    [GeneratedRegex("^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|[（(]?\\d{1,2}[）)．.、]|第?[一二三四五六七八九十](?:是|，))\\s*")]
    private static partial Regex Number();
}
