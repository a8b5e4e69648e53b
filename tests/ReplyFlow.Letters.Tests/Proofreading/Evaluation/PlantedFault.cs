using System.Text.RegularExpressions;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Letters.Tests.Proofreading.Evaluation;

/// <summary>A fault put into a right letter.</summary>
/// <param name="Rule">The check that should find it.</param>
/// <param name="Name">What it is.</param>
/// <param name="Put">Puts it in; the same letter where it does not fit.</param>
internal sealed record PlantedFault(int Rule, string Name, Func<Letter, Letter> Put)
{
    public static readonly PlantedFault[] All =
    [
        new(1, "square brackets in the number", l => l with { DocumentNumber = l.DocumentNumber!.Replace('〔', '[').Replace('〕', ']') }),
        new(1, "a number without its 号", l => l with { DocumentNumber = l.DocumentNumber!.TrimEnd('号') }),
        new(1, "the number of another year", l => l with { DocumentNumber = l.DocumentNumber!.Replace("2026", "2024") }),
        new(2, "a day that is none", l => Say(l, "其余项目6月31日前完成。")),
        new(2, "a month that is none", l => Say(l, "其余项目2026年13月完成。")),
        new(2, "a padded date", l => Say(l, "2026年03月05日召开了协调会。")),
        new(2, "done after the letter's date", l => Say(l, "2026年11月，已建成配套设施6处。")),
        new(3, "another number in the title", l => l with { Title = Regex.Replace(l.Title, Regex.Escape(l.Suggestion!.Number), m => m.Value + "7") }),
        new(3, "another session", l => l with { Title = l.Title.Contains("次会议") ? Regex.Replace(l.Title, "(第?)([一二三四五六七八九十]|[0-9])次会议", "$1七次会议") : l.Title }),
        new(3, "another title in the opening", l => l with { Body = l.Body.Replace(l.Suggestion!.Title, l.Suggestion.Title.Replace("关于", "关于加紧")) }),
        new(4, "another name in the addressee", l => l with { Addressees = [.. l.Addressees.Select(a => a.Replace(l.Suggestion!.LeadDeputy[2], '妤'))] }),
        new(4, "a name one character off", l => Say(l, $"{l.Suggestion!.LeadDeputy[..2]}妤{(l.Suggestion.Session.Contains("政协") ? "委员" : "代表")}提出的意见已采纳。")),
        new(4, "您们", l => Say(l, "感谢您们的关注。")),
        new(4, "你 beside 您", l => Say(l, "你提出的问题已经解决，请您放心。")),
        new(5, "a gap in the headings", l => l with { Body = l.Body.Replace("（三）", "（四）") }),
        new(5, "（一）、", l => l with { Body = l.Body.Replace("（一）", "（一）、") }),
        new(6, "a half-width comma", l => Say(l, "我们加强协调,形成合力。")),
        new(6, "a space after a mark", l => Say(l, "我们加强协调， 形成合力。")),
        new(6, "a mark without its partner", l => Say(l, "按照《示例办法的要求推进。")),
        new(6, "a hyphen in a range", l => Say(l, "1-5月新增服务点6处。")),
        new(6, "square brackets in a citation", l => Say(l, "落实《示例通知》（示办发[2025]6号）要求。")),
        new(6, "two stops", l => Say(l, "我们加强协调。。")),
        new(7, "即 for 既", l => Say(l, "即方便群众出行，又能改善环境。")),
        new(7, "台帐", l => Say(l, "建立问题台帐，逐项销号。")),
        new(7, "做出贡献", l => Say(l, "为全市发展做出重要贡献。")),
        new(7, "不予余力", l => Say(l, "我们将不予余力推进。")),
        new(7, "a set phrase with a wrong character", l => Say(l, "必须持之以衡地推进。")),
        new(7, "a doubled word", l => Say(l, "具有重要意义意义。")),
        new(7, "在在", l => Say(l, "但在在推进过程中仍有困难。")),
        new(7, "a radical for a character", l => Say(l, "⽬标任务已经明确。")),
        new(8, "a minus in growth", l => Say(l, "收入同比增长-3.5%。")),
        new(8, "万 and 亿", l => Say(l, "安排专项资金42万元。上述专项资金42亿元已下达。")),
        new(8, "an undated 近年来", l => Say(l, "近年来，群众满意度不断提升。")),
        new(9, "a sum that is none", l => Say(l, "培育示范单位21家（市级12家、区级10家）。")),
        new(9, "parts over the whole", l => Say(l, "共办理事项120件，其中线上80件、线下55件。")),
        new(9, "shares over 100", l => Say(l, "甲类占45%、乙类占35%、丙类占28%。")),
        new(10, "a document of a later year", l => Say(l, "落实《示例通知》（示水计〔2029〕277号）要求。")),
        new(11, "a missing amount", l => Say(l, "已投入XX万元。")),
        new(11, "某某科", l => Say(l, "具体由某某科负责。")),
        new(12, "another signature", l => l with { Signature = l.Signature[..^1] + "厅" }),
        new(12, "no date", l => l with { Date = null }),
        new(12, "an announcement with nothing behind it", l => l with { Body = Regex.Replace(l.Body, "\n(?=感谢|衷心感谢|再次感谢)", "\n具体安排如下：\n") }),
        new(8, "two words for about", l => Say(l, "全长约12公里左右。")),
        new(13, "a subject that is not answered", LeaveOut),
        new(14, "B without a time", l => l.Category?[0] is 'B' or '乙' ? l with { Body = Regex.Replace(l.Body, "计划20[0-9]{2}年12月底前", "计划") } : l),
        new(14, "A that is still studied", l => Say(l with { Category = "A" }, "我们将进一步研究补贴办法。")),
        new(14, "C without a reason", l => l with { Category = "C" }),
        new(16, "a leader with another office", l => Say(l, "副市长贺文澜主持召开专题会议。")),
        new(16, "a body's former name", l => Say(l, "由市大数据管理局提供数据。")),
        new(17, "another telephone of the same contact", l => l with { Contact = new LetterContact("苏砚", "0795-6620119") }),
        new(17, "another name of oneself", l => Say(l, "我委将继续跟踪办理。")),
        new(17, "an earlier promise not mentioned", LeaveOut),
        new(15, "a mobile number", l => Say(l with { Disclosure = "主动公开" }, "可拨打13800138000咨询。")),
    ];

    private static Letter LeaveOut(Letter letter) => letter with
    {
        Body = letter.Body[..letter.Body.IndexOf('\n')] + letter.Body[letter.Body.IndexOf('\n')..].Replace(SentenceStock.ThingOf(letter), "有关事项"),
    };

    private static Letter Say(Letter letter, string sentence) => letter with { Body = letter.Body.Replace("\n二、下一步打算", $"\n{sentence}\n二、下一步打算") };
}
