using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Domain.Drafting;

namespace ReplyFlow.Web.Tests.Drafts;

public sealed class DraftComparisonTests
{
    private static readonly Gen<string> Text = Gen.Elements("甲", "乙", "丙", "", "丁").ListOf().Select(l => string.Join('\n', l.Take(12)));

    private static readonly Arbitrary<(DraftContent, DraftContent)> Pairs = Gen.Two(
        from body in Text
        from attachments in Text
        from title in Gen.Elements("一", "二")
        from category in Gen.Elements("", "A", "B")
        select DraftContent.Empty with { Body = body, Attachments = attachments, Title = title, Category = category })
        .Select(p => (p.Item1, p.Item2)).ToArbitrary();

    [Fact]
    public void Choosing_one_side_everywhere_gives_that_side()
    {
        Prop.ForAll(Pairs, pair =>
        {
            var (mine, stored) = pair;
            var comparison = new DraftComparison(mine, stored);
            var all = comparison.Differences.Select(_ => DraftChoice.Stored).ToList();
            return comparison.Merge([]) == mine && comparison.Merge(all) == stored && comparison.Differences.Count == 0 == (mine == stored);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Keeping_both_loses_no_line_of_either()
    {
        Prop.ForAll(Pairs, pair =>
        {
            var (mine, stored) = pair;
            var comparison = new DraftComparison(mine, stored);
            var merged = comparison.Merge([.. comparison.Differences.Select(_ => DraftChoice.Both)]).Body.Split('\n');
            return IsWithin(mine.Body.Split('\n'), merged) && IsWithin(stored.Body.Split('\n'), merged);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_flood_of_lines_is_compared_in_bounded_memory()
    {
        var mine = DraftContent.Empty with { Body = string.Join('\n', Enumerable.Range(0, 60_000)) };
        var stored = DraftContent.Empty with { Body = string.Join('\n', Enumerable.Range(0, 60_000).Select(i => -i - 1)) };
        var comparison = new DraftComparison(mine, stored);
        Assert.Single(comparison.Differences);
        Assert.Equal(stored, comparison.Merge([DraftChoice.Stored]));
    }

    private static bool IsWithin(string[] part, string[] whole)
    {
        var next = 0;
        foreach (var line in whole)
            if (next < part.Length && part[next] == line)
                next++;
        return next == part.Length;
    }
}
