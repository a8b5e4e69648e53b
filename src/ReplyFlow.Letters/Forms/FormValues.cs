using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Forms;

/// <summary>What a feedback form says of the letter it goes with.</summary>
public static class FormValues
{
    /// <summary>What the note of the product's forms said whatever the way; it stands in the files that earlier letters keep.</summary>
    public const string ByMail = "通过复函邮件中的链接";

    /// <summary>Values of the placeholders.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="deputy">Whose form it is.</param>
    /// <param name="foot">What stands under it: by which way it is answered without a pen.</param>
    /// <param name="due">Until when an answer is asked for, as printed; empty leaves room for a pen.</param>
    public static IReadOnlyDictionary<string, string> Of(Letter letter, string deputy, FormFoot foot, string due) => new Dictionary<string, string>
    {
        ["session"] = letter.Suggestion?.Session ?? "",
        ["number"] = letter.Suggestion?.Number ?? "",
        ["title"] = letter.Suggestion?.Title ?? "",
        ["deputy"] = deputy,
        ["issuer"] = letter.Issuer,
        ["documentNumber"] = letter.DocumentNumber ?? "",
        ["category"] = letter.Category ?? "",
        ["date"] = letter.Date is { } date ? ChineseDate.Format(date) : "",
        ["name"] = letter.Contact?.Name ?? "",
        ["phone"] = letter.Contact?.Phone ?? "",
        ["online"] = foot.Address is null ? ByMail : "扫描表下的二维码、输入网址",
        ["due"] = due.Length > 0 ? due : "　　　月　　　日",
    };

    /// <summary>What stands under a copy for paper: staff never hold a deputy's link.</summary>
    public static FormFoot PaperFoot(Letter letter) =>
        new($"（纸质件 {letter.Suggestion?.Number}：不带个人链接。由承办单位录入的，登记为“代录”。）", null);
}
