namespace ReplyFlow.Web.Pages.Settings.Templates;

/// <summary>One setting of a template as the form asks for it.</summary>
/// <param name="Path">Where it stands in the file, for example <c>header.markTop</c>.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Kind">How it is written.</param>
/// <param name="Default">What holds where the file says nothing.</param>
public sealed record TemplateField(string Path, string Label, TemplateFieldKind Kind = TemplateFieldKind.Text, string Default = "")
{
    /// <summary>What is said below it; empty for nothing.</summary>
    public string Hint { get; init; } = "";

    /// <summary>What can be chosen, with what it is called; empty where it is typed.</summary>
    public IReadOnlyList<(string Value, string Label)> Choices { get; init; } = [];

    /// <summary>All settings in the order of the page, in groups.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<TemplateField> Fields)> Groups { get; } =
    [
        ("格式", [
            new("name", "模板名称"),
            new("style", "版式") { Choices = [("document", "文件格式"), ("letter", "信函格式")] },
        ]),
        ("版头", [
            new("header.markTop", "发文机关标志上边缘的位置", TemplateFieldKind.Number) { Hint = "毫米：文件格式距版心上边缘，信函格式距纸上边。不填按标准。" },
            new("header.markHeight", "发文机关标志最大字高", TemplateFieldKind.Number, "14.46") { Hint = "毫米" },
            new("header.markSuffix", "机关名后的字") { Hint = "文件格式用，如“文件”；可不填。" },
            new("header.categoryText", "类别", Default: "类别：{category}"),
            new("header.disclosureText", "公开属性", Default: "公开属性：{disclosure}"),
            new("header.signatory", "签发人的位置", Default: "top") { Choices = [("top", "版头"), ("end", "文末"), ("none", "不印")] },
            new("header.signatoryLabel", "签发人前的字", Default: "签发人："),
        ]),
        ("主送、落款和版记", [
            new("addressee.separator", "主送之间", Default: "、"),
            new("addressee.ending", "主送之后", Default: "："),
            new("closing.sealDiameter", "印章直径", TemplateFieldKind.Number, "42") { Hint = "毫米" },
            new("closing.annotationText", "附注", Default: "（联系人：{name}　电话：{phone}）"),
            new("imprint.copyLabel", "抄送前的字", Default: "抄送："),
            new("imprint.addresseeLabel", "移到版记的主送前的字", Default: "主送："),
            new("imprint.separator", "抄送之间", Default: "，"),
            new("imprint.issuedSuffix", "印发日期后的字", Default: "印发"),
            new("imprint.linePitch", "版记行距", TemplateFieldKind.Number, "8.4") { Hint = "毫米" },
            new("spacing.tightest", "行距最小为标准的几倍", TemplateFieldKind.Number, "0.9"),
            new("spacing.loosest", "行距最大为标准的几倍", TemplateFieldKind.Number, "1.16"),
        ]),
        ("固定用语", [
            new("texts.title", "复函标题", Default: "对{session}第{number}号建议的复函") { Hint = "{session} 届次，{number} 编号" },
            new("texts.salutation", "称呼", Default: "{deputy}代表"),
            new("texts.opening", "开头", TemplateFieldKind.Lines, "您提出的《{title}》（第{number}号）收悉。现答复如下："),
            new("texts.thanks", "结尾", TemplateFieldKind.Lines, "感谢您对我们工作的关心和支持。"),
            new("texts.categories", "各类别的含义", TemplateFieldKind.Pairs) { Hint = "每行一类，如 A：已经解决或基本解决" },
            new("texts.body", "拟稿时给出的正文", TemplateFieldKind.List) { Hint = "每行一段；可不填。" },
            new("words", "不拆开的词") { Kind = TemplateFieldKind.List, Hint = "每行一个：断行时不拆开。" },
        ]),
    ];
}

/// <summary>How a setting is written.</summary>
public enum TemplateFieldKind
{
    Text,
    /// <summary>Text of some length.</summary>
    Lines,
    Number,
    /// <summary>Several texts, a line each.</summary>
    List,
    /// <summary>Names with their texts, a line each: A：已经解决.</summary>
    Pairs,
}
