using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Proofreading;
using ReplyFlow.Letters.Proofreading.Rules;

namespace ReplyFlow.Letters.Tests.Proofreading;

/// <summary>An invented letter at which a proofreader has nothing to say; tests break one thing at a time.</summary>
public static class CleanLetter
{
    public const string Opening = "您和其他代表提出的《关于在云溪片区增设社区食堂的建议》（第0217号）收悉。现答复如下：";
    public const string Work = "（一）摸清底数。2025年以来，我们走访云溪片区12个社区，收集意见360条，其中涉及助餐服务的意见128条。";
    public const string Sums = "（二）分批建设。全区已建成社区食堂45家（街道办20家、企业办15家、公益组织办10家），云溪片区有6家。";
    public const string Promise = "2026年9月底前，在云溪片区再建成社区食堂4家，并把服务时间延长到晚上8时。";
    public const string Thanks = "感谢您对社区助餐工作的关心支持。";

    public static Letter Letter { get; } = new()
    {
        Template = "city",
        Category = "B",
        Disclosure = "主动公开",
        Issuer = "临川市民政局",
        Signatories = ["贺文澜"],
        DocumentNumber = "临民函〔2026〕18号",
        Suggestion = new LetterSuggestion("市第九届人大四次会议", "0217", "关于在云溪片区增设社区食堂的建议", "邱望舒", ["童予安"]),
        Title = "对市第九届人大四次会议第0217号建议的答复",
        Addressees = ["邱望舒代表", "童予安代表"],
        Body = Body(Opening, "一、已做的工作", Work, Sums, "二、下一步安排", Promise, Thanks),
        Signature = "临川市民政局",
        Date = new DateOnly(2026, 5, 20),
        Contact = new LetterContact("苏砚", "0795-6620118"),
        CopyTo = ["市人大常委会代表工委", "市政府办公室"],
    };

    public static string Body(params string[] paragraphs) => string.Join('\n', paragraphs);

    /// <summary>The letter with another paragraph before its thanks.</summary>
    public static Letter With(string paragraph) => Letter with { Body = Letter.Body.Replace(Thanks, paragraph + "\n" + Thanks) };

    /// <summary>The letter with one text of its body replaced.</summary>
    public static Letter Replacing(string old, string now)
    {
        Assert.Contains(old, Letter.Body);
        return Letter with { Body = Letter.Body.Replace(old, now) };
    }

    public static IReadOnlyList<Finding> Check(Letter letter, ProofreadingContext? context = null) =>
        Proofreader.Check(letter, context ?? ProofreadingContext.Default);

    /// <summary>The findings of one rule.</summary>
    public static List<Finding> Of(int rule, Letter letter, ProofreadingContext? context = null) =>
        Check(letter, context).Where(f => f.Rule == rule).ToList();

    /// <summary>The findings of one rule in one more paragraph.</summary>
    public static List<Finding> Of(int rule, string paragraph, ProofreadingContext? context = null) => Of(rule, With(paragraph), context);
}
