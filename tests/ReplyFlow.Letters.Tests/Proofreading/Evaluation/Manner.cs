namespace ReplyFlow.Letters.Tests.Proofreading.Evaluation;

/// <summary>How a city writes its letters. Braces hold the place, session, number and subject.</summary>
internal sealed record Manner(
    string Place, string Session, string NumberFormat, string Title, string Opening, string Salutation,
    string Series, string? Category, string? Disclosure, string Ending)
{
    public static readonly Manner[] All =
    [
        new("甲示市", "市第九届人大四次会议", "0000", "对{session}第{number}号建议的复函", "您提出的《{title}》（第{number}号）收悉。现答复如下：", "{name}代表", "甲{b}函", "B", "主动公开", ""),
        new("乙示市", "乙示市第十七届人民代表大会第三次会议", "0", "{issuer}关于乙示市第十七届人民代表大会第三次会议第{number}号建议的答复", "您好！您提出的“{title}”收悉，经研究，现答复如下：", "尊敬的{name}代表",
            "乙{b}复字", null, "公开", "此致\n敬礼"),
        new("丙示市", "市十五届人大二次会议", "000", "关于市十五届人大二次会议第{number}号建议办理情况的答复", "《{title}》（第{number}号建议）收悉。经认真研究，现将办理情况答复如下：", "{name}代表：您好", "丙政{b}办", "A",
            "依申请公开", ""),
        new("丁示区", "区第三届人大五次会议", "A-00", "关于区第三届人大五次会议第{number}号代表建议的答复函", "您在区第三届人大五次会议上提出的第{number}号建议《{title}》已收悉，现函复如下：", "{name}代表", "丁{b}函", "乙",
            "是", ""),
        new("戊示省", "省十四届人大一次会议", "JY2023000", "戊示省{b}对省十四届人大一次会议第{number}号建议的答复", "您提出的关于《{title}》收悉，现答复如下：", "尊敬的{name}代表", "戊{b}提函", "B类", "主动公开", ""),
        new("己示市", "市第八届人大闭会期间", "闭00", "对闭会期间第{number}号代表建议的复函", "您提出的《{title}》（编号{number}）收悉。现将有关情况答复如下：", "{name}代表", "己{b}函", "B", "全文公开", ""),
        new("庚示县", "县十九届人大第六次会议", "2026000", "关于县十九届人大6次会议第{number}号建议的答复", "您提出的《{title}》收到，现答复如下：", "{name}代表", "庚{b}发", "A1", "不予公开", "此致\n敬礼！"),
        new("辛示市", "政协第十四届辛示市委员会第二次会议", "000", "关于政协第十四届辛示市委员会第二次会议第{number}号提案的答复", "您提出的《{title}》（第{number}号提案）收悉。现答复如下：", "{name}委员", "辛{b}函", "B",
            "主动公开", ""),
    ];
}
