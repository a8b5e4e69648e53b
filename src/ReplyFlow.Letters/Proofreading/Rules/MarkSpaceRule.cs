using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 6: no space beside a full-width mark; none in the title, none inside a telephone number.</summary>
internal sealed partial class MarkSpaceRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(6, "全角标点前后、标题里、电话号码里不加空格", Severity.Warning, Grounds.Marks("5.1"),
        ["投入1.18亿元， 按照原则推进。", "推进“ 疏通工程”。", "依据《示例办法 》执行。", "title=对市第九届人大四次会议第 0217号建议的答复", "phone=029- 00000001"],
        ["投入1.18亿元，按照原则推进。", "甲，\t乙。", "phone=029-00000001", "phone=00000001 00000002",
            "title=对市第九届人大四次会议第0217号建议（Smart City）的答复"])
    { Sure = Sureness.Certain };

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var text in ProofText.Of(input))
            foreach (Match match in (text.Field == "title" ? Any() : BesideMark()).Matches(text.Text))
                // At the start it is an indent, at the end nobody sees it.
                if (match.Index > 0 && match.Index + match.Length < text.Text.Length)
                    text.Warn(sink, match.Index, match.Length, text.Field == "title" ? "标题里不加空格" : "全角标点前后不加空格", "");
        if (input.Letter.Contact?.Phone is { } phone)
            foreach (Match match in InPhone().Matches(phone))
                sink.Field(Severity.Warning, "contact.phone", phone, match.Index, match.Length, "电话号码里不加空格", "");
        foreach (Match match in PhoneInText().Matches(input.Body.Text))
            sink.Body(Severity.Warning, match.Groups[1].Index, match.Groups[1].Length, "电话号码里不加空格", "");
    }

    [GeneratedRegex("(?<![A-Za-z \u00A0\u3000])[ \u00A0\u3000]+|(?<=[A-Za-z])[ \u00A0\u3000]+(?![A-Za-z \u00A0\u3000])")]
    private static partial Regex Any();

    [GeneratedRegex("(?<=[，。；：、？！（《〈“‘〔【])[ \u00A0\u3000]+(?=[^ \u00A0\u3000\t])|(?<=[^ \u00A0\u3000\t])[ \u00A0\u3000]+(?=[，。；：、？！）》〉”’〕】])")]
    private static partial Regex BesideMark();

    // Two whole numbers with a space between stay as they are.
    [GeneratedRegex("(?<=[0-9)）][-—－]?)(?<![0-9]{7})[ \u00A0\u3000]+(?=[-—－]?[0-9])|(?<=[0-9])(?<![0-9]{7})[ \u00A0\u3000]+(?=[-—－])")]
    private static partial Regex InPhone();

    [GeneratedRegex("(?:电话|热线|手机)[：:]?0[0-9]{2,3}[-—－]?([ \u00A0]+)[0-9]{7,8}")]
    private static partial Regex PhoneInText();
}
