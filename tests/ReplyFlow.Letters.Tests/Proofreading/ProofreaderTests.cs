using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Proofreading;
using ReplyFlow.Letters.Proofreading.Policies;
using ReplyFlow.Letters.Proofreading.Rules;
using ReplyFlow.Testing;

namespace ReplyFlow.Letters.Tests.Proofreading;

public sealed class ProofreaderTests
{
    [Fact]
    public void A_good_letter_has_no_findings() => Assert.Empty(CleanLetter.Check(CleanLetter.Letter));

    [Fact]
    public void A_good_letter_has_no_findings_with_every_fact_known()
    {
        var context = ProofreadingContext.Default with
        {
            Today = new DateOnly(2026, 5, 20),
            AssignedOn = new DateOnly(2026, 2, 26),
            SignedOn = new DateOnly(2026, 5, 20),
            SentOn = new DateOnly(2026, 5, 21),
            DueDate = new DateOnly(2026, 5, 26),
            KnownNumbers = new HashSet<string> { "临民函〔2026〕17号" },
            Deputies = ["邱望舒", "童予安"],
            Library = new PolicyLibrary([]),
            Asks = ["增设社区食堂", "延长服务时间"],
            SignatoryRoles = new Dictionary<string, string> { ["贺文澜"] = "主要领导" },
            RequiredSignatoryRole = "主要领导",
            Leaders = [new("林致远", ["市长"])],
            ForPublication = true,
            SecretNames = ["米桐"],
        };

        Assert.Empty(CleanLetter.Check(CleanLetter.Letter, context));
    }

    [Fact]
    public void Findings_point_at_the_text_they_mark()
    {
        var letter = CleanLetter.With("全市共有公园 30 个。\n截止目前，任务已经完成（2026年5月）。");

        var findings = CleanLetter.Check(letter);

        Assert.Equal([(6, " 30 ", "30"), (7, "截止目前", "截至目前")], findings.Select(f => (f.Rule, f.Marked, f.Fix!)));
        foreach (var finding in findings)
            Assert.Equal(finding.Marked, letter.Body.Split('\n')[finding.Line - 1].Substring(finding.Column - 1, finding.Length));
    }

    [Fact]
    public void The_real_letter_has_its_known_findings_and_no_error()
    {
        Assert.SkipWhen(RepositoryPaths.Seed("letter-0390.json") is null, RepositoryPaths.NoSeeds);
        var letter = LetterFile.Read(RepositoryPaths.Seed("letter-0390.json")!);
        var context = ProofreadingContext.Default with { Library = PolicyFolder.Read(RepositoryPaths.Seeds!) };

        var findings = Proofreader.Check(letter, context);

        Assert.DoesNotContain(findings, f => f.Severity == Severity.Error);
        Assert.Equal(["截止目前", "截止目前", "截止目前", "APCE"], findings.Where(f => f.Rule == 7).OrderBy(f => f.Marked == "APCE").Select(f => f.Marked));
        Assert.Equal(4, findings.Count(f => f.Rule == 6 && f.Marked == "，" && f.Fix == "、"));
        Assert.Equal(["户", "户"], findings.Where(f => f.Rule == 8 && f.Fix == "家").Select(f => f.Marked));
        Assert.Contains(findings, f => f.Rule == 8 && f.Marked == "近三年来");
        Assert.DoesNotContain(findings, f => f.Rule == 9);
        Assert.Equal(3, findings.Count(f => f.Rule == 10));
        Assert.DoesNotContain(findings, f => f.Rule == 10 && f.Marked.Contains("规划", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Rule == 14 && f.Field == "category");
    }

    [Fact]
    public void The_real_letter_agrees_with_its_like_and_what_differs_is_said()
    {
        Assert.SkipWhen(RepositoryPaths.Seed("letter-0390.json") is null, RepositoryPaths.NoSeeds);
        var letter = LetterFile.Read(RepositoryPaths.Seed("letter-0390.json")!);
        var earlier = EarlierLetter.Of(letter with { Body = letter.Body + "\n2025年底前，建成省级以上企业技术中心10家。" });
        var context = ProofreadingContext.Default with { Earlier = [earlier, earlier, earlier] };

        Assert.DoesNotContain(Proofreader.Check(letter, context), f => f.Rule == 17);
        Assert.Contains(
            Proofreader.Check(letter with { Contact = letter.Contact! with { Phone = "029-00000009" } }, context), f => (f.Rule, f.Field) == (17, "contact.phone"));
        Assert.Contains(Proofreader.Check(letter, context with { Earlier = [earlier with { Promises = ["2025年底前开通旅游专线客车。"] }] }), f => f.Rule == 17);
    }

    [Theory]
    [InlineData("448 家（", "447 家（")]
    [InlineData("省级 40 家", "省级 41 家")]
    [InlineData("市级 48 家", "市级 49 家")]
    [InlineData("国家级 2 家", "国家级 3 家")]
    public void Each_of_the_real_letters_sums_is_checked(string right, string wrong)
    {
        Assert.SkipWhen(RepositoryPaths.Seed("letter-0390.json") is null, RepositoryPaths.NoSeeds);
        var letter = LetterFile.Read(RepositoryPaths.Seed("letter-0390.json")!);
        Assert.Contains(right, letter.Body);

        var findings = Proofreader.Check(letter with { Body = letter.Body.Replace(right, wrong) }, ProofreadingContext.Default);

        Assert.Equal((9, Severity.Error), findings.Where(f => f.Rule == 9).Select(f => (f.Rule, f.Severity)).Single());
    }

    [Fact]
    public void The_published_page_has_half_width_brackets_round_its_annotation()
    {
        Assert.SkipWhen(RepositoryPaths.Seed("000_a5d46cf315b61015.txt") is null, RepositoryPaths.NoSeeds);
        var text = File.ReadAllText(RepositoryPaths.Seed("000_a5d46cf315b61015.txt")!).ReplaceLineEndings("\n");
        var letter = LetterFile.Read(RepositoryPaths.Seed("letter-0390.json")!);

        // The page's own head stands before the opening, which 3 and 12 look for.
        var findings = Proofreader.Check(letter with { Body = text }, ProofreadingContext.Default).Where(f => f.Field == Finding.Body && f.Rule is not (3 or 12)).ToList();

        Assert.DoesNotContain(findings, f => f.Severity == Severity.Error);
        Assert.Equal(["(", ")"], findings.Where(f => f.Marked is "(" or ")").Select(f => f.Marked));
        Assert.Contains(text.Split('\n'), l => l.StartsWith("(联系人", StringComparison.Ordinal));
    }
}
