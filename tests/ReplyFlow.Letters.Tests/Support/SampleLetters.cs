using ReplyFlow.Letters.Model;

namespace ReplyFlow.Letters.Tests.Support;

/// <summary>Invented letters.</summary>
internal static class SampleLetters
{
    public static Letter Short { get; } = new()
    {
        Template = "city",
        Category = "A",
        Issuer = "临江市城市管理局",
        Signatories = ["周 平"],
        DocumentNumber = "临城管函〔2024〕8号",
        Suggestion = new LetterSuggestion("市第九届人大二次会议", "0031", "关于增设公共直饮水点的建议", "白露", ["江一帆"]),
        Title = "关于市第九届人大二次会议第0031号建议的答复",
        Addressees = ["白露代表", "江一帆代表"],
        Body = "您提出的《关于增设公共直饮水点的建议》（第0031号）收悉。现答复如下：\n" +
            "一、已经完成的工作\n" +
            "（一）摸清底数。对全市12个公园、36处广场逐一踏勘，共选定点位48个。\n" +
            "（二）分批建设。2024年3月底前建成直饮水点20个，投入资金86.5万元。\n" +
            "二、下一步安排\n" +
            "1.加强维护。每季度检测水质1次，结果在现场公示。\n" +
            "（1）明确专人负责。\n" +
            "感谢您对城市管理工作的关心和支持。",
        Signature = "临江市城市管理局",
        Date = new DateOnly(2024, 5, 9),
        Sealed = true,
        Contact = new LetterContact("秦 川", "0888-6655443"),
        CopyTo = ["市人大常委会代表工作委员会", "市政府办公室"],
        IssuedBy = "临江市城市管理局办公室",
        IssuedOn = new DateOnly(2024, 5, 10),
    };

    /// <summary>The short letter with a body of some length.</summary>
    public static Letter Long(int paragraphs) => Short with
    {
        Body = string.Join('\n', Enumerable.Range(1, paragraphs).Select(i =>
            $"第{i}项工作已于2024年{i % 12 + 1}月启动，涉及街道{i % 7 + 1}个、社区{i * 3}个，目前进展顺利，群众反映良好，后续将按季度通报进度。")),
    };
}
