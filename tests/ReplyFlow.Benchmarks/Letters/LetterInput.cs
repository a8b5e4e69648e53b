using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Testing;

namespace ReplyFlow.Benchmarks.Letters;

/// <summary>What the letter benchmarks work on: the published four-page letter where it is at hand, else an invented one of four pages.</summary>
internal static class LetterInput
{
    public static Letter Letter { get; } = RepositoryPaths.Seed("letter-0390.json") is { } path ? LetterFile.Read(path) : Invented();

    public static LetterTemplate Template { get; } = TemplateFile.Read(Path.Combine(RepositoryPaths.Root, "templates", "xian-gxj"));

    public static FontOptions Fonts { get; } = new() { Folders = [Path.Combine(RepositoryPaths.Root, ".cache", "fonts")], SearchSystem = false };

    private static Letter Invented() => new()
    {
        Template = "xian-gxj",
        Category = "B",
        Issuer = "临江市城市管理局",
        Signatories = ["周 平"],
        DocumentNumber = "临城管函〔2024〕8号",
        Title = "关于市第九届人大二次会议第0031号建议的答复",
        Addressees = ["白露代表"],
        Body = string.Join('\n', Enumerable.Range(1, 26).Select(i =>
            $"第{i}项工作已于2024年{i % 12 + 1}月启动，涉及街道{i % 7 + 1}个、社区{i * 3}个，目前进展顺利，群众反映良好，后续将按季度通报进度。")),
        Signature = "临江市城市管理局",
        Date = new DateOnly(2024, 5, 9),
        Contact = new LetterContact("秦 川", "0888-6655443"),
        CopyTo = ["市人大常委会代表工作委员会", "市政府办公室"],
    };
}
