using ReplyFlow.Letters.Proofreading;
using ReplyFlow.Letters.Proofreading.Rules;
using ReplyFlow.Testing;

namespace ReplyFlow.Letters.Tests.Proofreading;

/// <summary>Every check does what its sheet says, and docs/proofreading.md says the same.</summary>
public sealed class RuleSheetTests
{
    public static TheoryData<string, string> Faults => Examples(s => s.Faults);

    public static TheoryData<string, string> Right => Examples(s => s.Right);

    [Theory, MemberData(nameof(Faults))]
    public void An_example_of_a_fault_is_marked(string rule, string example) => Assert.NotEmpty(Findings(rule, example));

    [Theory, MemberData(nameof(Right))]
    public void An_example_that_is_right_is_left_alone(string rule, string example) => Assert.Equal([],
        Findings(rule, example).Select(f => $"{f.Marked}：{f.Message}"));

    [Fact]
    public void Only_what_binds_everywhere_gives_errors() =>
        Assert.All(Proofreader.Rules.Where(r => r.Sheet.Gravest == Severity.Error), r => Assert.True(r.Sheet.Ground.Binds
            || r.Sheet.No == 10, r.GetType().Name));

    [Fact]
    public void Practice_is_never_called_a_regulation() =>
        Assert.All(Proofreader.Rules.Where(r => !r.Sheet.Ground.Binds).SelectMany(r => r.Sheet.Faults.SelectMany(e => Findings(r.GetType().Name, e))),
            f => Assert.DoesNotContain("规定", f.Message.Replace(f.Marked.Length == 0 ? "\0" : f.Marked, "")));

    [Fact]
    public void The_page_of_the_rules_is_current()
    {
        var path = Path.Combine(RepositoryPaths.Root, "docs", "proofreading.md");
        var page = RulesPage.Write(File.Exists(path) ? File.ReadAllText(path) : "");
        if (Environment.GetEnvironmentVariable("REPLYFLOW_WRITE_DOCS") == "1")
            File.WriteAllText(path, page);
        Assert.True(File.ReadAllText(path) == page, "docs/proofreading.md is not current: run this test with REPLYFLOW_WRITE_DOCS=1.");
    }

    private static List<Finding> Findings(string name, string example)
    {
        var rule = Proofreader.Rules.Single(r => r.GetType().Name == name);
        var input = new ProofInput(ExampleLetter.Of(example), ProofreadingContext.Default);
        var sink = new FindingSink(input.Body);
        sink.Begin(rule.Sheet);
        rule.Check(input, sink);
        return [.. sink.Sorted()];
    }

    private static TheoryData<string, string> Examples(Func<RuleSheet, IEnumerable<string>> of)
    {
        var data = new TheoryData<string, string>();
        foreach (var rule in Proofreader.Rules)
            foreach (var example in of(rule.Sheet))
                data.Add(rule.GetType().Name, example);
        return data;
    }
}
