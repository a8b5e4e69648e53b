using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Application.Letters.Templates;

/// <summary>The invented letter on which templates are tried: every part of the layout occurs in it.</summary>
public static class SampleLetter
{
    private const string Session = "市第九届人大二次会议", Number = "0123", Subject = "关于完善社区快递服务站点的建议", Issuer = "样板市商务发展局";

    /// <summary>The letter, its title, opening and thanks taken from the template.</summary>
    public static Letter For(LetterTemplate template)
    {
        string[] deputies = ["林样例", "高样例"];
        (string, string?)[] values =
        [
            ("session", Session), ("number", Number), ("title", Subject), ("issuer", Issuer), ("bureau", Issuer), ("leadBureau", Issuer),
            ("deputy", deputies[0]), ("category", "B"),
        ];
        var texts = template.Texts;
        return new Letter
        {
            Template = template.Id,
            Category = texts.Categories.Keys.Order(StringComparer.Ordinal).Skip(1).FirstOrDefault() ?? "B",
            Disclosure = "主动公开",
            Issuer = Issuer,
            Signatories = ["方样例"],
            DocumentNumber = "样商函〔2026〕18号",
            Suggestion = new LetterSuggestion(Session, Number, Subject, deputies[0], deputies[1..]),
            Title = Placeholders.Fill(texts.Title, values),
            Addressees = [.. deputies.Select(d => Placeholders.Fill(texts.Salutation, ("deputy", d)))],
            Body = string.Join('\n', Placeholders.Fill(texts.Opening, values), Middle, Placeholders.Fill(texts.Thanks, values)),
            Signature = Issuer,
            Date = new DateOnly(2026, 6, 18),
            Contact = new LetterContact("温样例", "0000-7654321"),
            Attachments = ["社区快递服务站点建设计划"],
            CopyTo = ["市人大常委会代联工委", "市政府办公厅"],
        };
    }

    private const string Middle =
        "一、站点现状\n" +
        "全市现有社区快递服务站点312个，覆盖居民小区468个。今年上半年，我局会同有关单位逐一走访，摸清了站点面积、营业时间和居民意见，形成问题清单47项。\n" +
        "二、下一步措施\n" +
        "（一）补齐站点。对尚未覆盖的26个小区，利用闲置用房设置站点，2026年11月底前全部投入使用。\n" +
        "（二）规范服务。制定站点服务规范，明确开放时间、存放期限和投诉渠道；每季度公布一次评价结果。\n" +
        "（三）方便老人。在老年居民较多的小区推行预约上门，不增加收费。";
}
