using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Letters.Tests.Support;

/// <summary>Invented letters of any shape for property tests: 1 to about 20 pages, every header and closing variant.</summary>
internal static class LetterGen
{
    /// <summary>How many letters a property is tried on: the usual number, times REPLYFLOW_PROPERTY_FACTOR where that is set for a long search.</summary>
    public static int Cases(int usual) =>
        usual * (int.TryParse(Environment.GetEnvironmentVariable("REPLYFLOW_PROPERTY_FACTOR"), out var factor) ? Math.Max(1, factor) : 1);

    private static readonly string[] Phrases =
    [
        "加快推进城市更新", "全市共有", "完成投资", "同比增长", "认真研究您的建议", "会同相关部门", "建立健全长效机制", "广泛征求意见",
        "在充分论证的基础上", "积极争取", "严格落实", "进一步优化营商环境", "为群众办实事", "不断提升服务水平", "计划于", "年底前建成投用",
        "覆盖街道社区", "改造老旧小区", "新增停车泊位", "引导社会力量参与", "秦岭北麓", "数字化转型", "绿色低碳", "一是", "二是", "其中",
    ];

    private static readonly string[] Figures =
    [
        "448家", "27906万元", "8.35%", "12％", "2024年6月30日", "1,290.5亿元", "第0390号", "市工信函〔2023〕66号", "3℃", "100㎡", "5G", "GB/T 9704-2012",
        "APEC", "5—10个", "2021—2025年", "“十四五”", "24小时×7天", "http://www.example.gov.cn/a/b?id=12345", "Internet of Things", "0888-6655443", "15.7 万人次",
    ];

    private static readonly string[] Quoted =
    [
        "《临江市城市更新条例》", "《关于支持民营经济高质量发展的若干措施（试行）》", "（以下简称《办法》）", "“双招双引”", "‘一件事’", "《（试行）》", "——这是关键——", "……",
        "“《规划》（2024）。”", "【重点】", "〈细则〉", "（一期、二期）", "（见《目录》）", "白露代表", "阿依古丽·买买提代表",
    ];

    private static readonly string[] Marks = ["，", "。", "、", "；", "：", "，", "。", "？", "！"];

    private static readonly string[] Names = ["白露", "江一帆", "周 平", "欧阳明远", "喆赟", "阿依古丽·买买提"];

    private static readonly string[] Bodies = ["临江市水务局", "临江市城市管理和综合行政执法局", "临江市人民政府办公室", "临江经济技术开发区管理委员会行政审批服务局", "市教育局"];

    private static readonly string[] Prefixes = ["", "", "", "一、", "（二）", "3.", "（4）", "一是"];

    private static readonly Gen<string> Sentence =
        from count in Gen.Choose(1, 7)
        from parts in Gen.Elements(Phrases).Or(Gen.Elements(Figures)).Or(Gen.Elements(Quoted)).ArrayOf(count)
        from mark in Gen.Elements(Marks)
        select string.Concat(parts) + mark;

    private static Gen<string> Paragraph(int most) =>
        from prefix in Gen.Elements(Prefixes)
        from count in Gen.Choose(1, most)
        from sentences in Sentence.ArrayOf(count)
        select prefix + string.Concat(sentences);

    /// <summary>A body of some paragraphs.</summary>
    public static Gen<string> Body { get; } =
        from count in Gen.Frequency((3, Gen.Choose(1, 4)), (4, Gen.Choose(5, 25)), (1, Gen.Choose(26, 90)))
        from paragraphs in Paragraph(7).ArrayOf(count)
        select string.Join('\n', paragraphs);

    /// <summary>A whole letter.</summary>
    public static Gen<Letter> Any { get; } =
        from body in Body
        from issuer in Gen.Elements(Bodies)
        from addressees in Gen.Frequency((6, Gen.Choose(1, 4)), (1, Gen.Choose(5, 60))).SelectMany(n => Gen.Elements(Names).ArrayOf(n))
        from signatories in Gen.Choose(0, 4).SelectMany(n => Gen.Elements(Names).ArrayOf(n))
        from title in Gen.Elements("关于第0031号建议的答复", "临江市水务局关于市第九届人大二次会议第0031号建议的答复", "对市第十七届人大三次会议第0390号建议的复函",
            "关于市九届人大二次会议《关于加快推进老旧小区加装电梯和适老化改造的建议》（第0031号）办理情况的答复")
        from style in Gen.Elements(LetterStyle.Document, LetterStyle.Letter)
        from seal in Gen.Elements(true, false)
        from contact in Gen.Elements(new LetterContact("秦 川", "0888-6655443"), null)
        from attachments in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 12))).SelectMany(n => Gen.Elements("重点项目清单", "2024年老旧小区改造计划表（含加装电梯项目、管网改造项目和海绵化改造项目进度安排）").ArrayOf(n))
        from copies in Gen.Choose(0, 9).SelectMany(n => Gen.Elements("市人大常委会代联工委", "市政府办公厅", "临江经济技术开发区管理委员会").ArrayOf(n))
        from issued in Gen.Elements("临江市水务局办公室", null)
        from category in Gen.Elements("A", "B", null)
        from marks in Gen.Choose(0, 3)
        select new Letter
        {
            Template = "city",
            Style = style,
            Category = category,
            Disclosure = category is null ? null : "主动公开",
            CopyNumber = marks > 0 ? "000123" : null,
            Secrecy = marks > 1 ? "秘密★1年" : null,
            Urgency = marks > 2 ? "特急" : null,
            Issuer = issuer,
            Signatories = signatories,
            DocumentNumber = "临水函〔2024〕12号",
            Suggestion = new LetterSuggestion("市第九届人大二次会议", "0031", "关于增设公共直饮水点的建议", "白露", ["江一帆"]),
            Title = title,
            Addressees = [.. addressees.Select(n => n + "代表")],
            Body = body,
            Signature = issuer,
            Date = new DateOnly(2024, 5, 9),
            Sealed = seal,
            Contact = contact,
            Attachments = [.. attachments],
            CopyTo = copies,
            IssuedBy = issued,
            IssuedOn = issued is null ? null : new DateOnly(2024, 5, 10),
        };

    private static Gen<T> Or<T>(this Gen<T> one, Gen<T> other) => Gen.OneOf(one, other);
}
