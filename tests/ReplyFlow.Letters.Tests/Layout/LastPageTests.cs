using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Layout;

/// <summary>Every length of text from one line to three pages, sealed and not, with and without 版记: the closing always stands with text.</summary>
public sealed class LastPageTests
{
    private const double Pitch = 225.0 / 22;

    public static TheoryData<string, bool, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool, int>();
            foreach (var template in Profiles.All)
                foreach (var isSealed in new[] { true, false })
                    foreach (var copies in new[] { 0, 2, 9 })
                        cases.Add(template.Id, isSealed, copies);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Closing_stands_with_text_and_spacing_stays_within_limits(string profile, bool isSealed, int copies)
    {
        var template = Profiles.All.Single(t => t.Id == profile);
        for (var lines = 2; lines <= 66; lines++)
        {
            var letter = SampleLetters.Short with
            {
                Body = string.Join('\n', Enumerable.Repeat("这是只占一行的段落。", lines)),
                Sealed = isSealed,
                CopyTo = [.. Enumerable.Repeat("临江经济技术开发区管理委员会", copies)],
            };
            var document = LetterLayout.Compose(letter, template, new GridGlyphs());
            var last = document.Pages[^1];
            var text = last.Of(LineKind.Body);
            Assert.NotEmpty(text);
            Assert.True(document.Pages[0].Of(LineKind.Body).Count > 0, "Page 1 shows text.");
            var name = last.Of(LineKind.Signature).Single();
            var steps = last.Flow().Zip(last.Flow().Skip(1), (a, b) => b.Baseline() - a.Baseline()).Append(Pitch).Order().ToList();
            Assert.InRange(steps[0], Pitch * 0.9 - 0.002, Pitch * 1.16);
            if (isSealed)
            {
                // The seal's top lies below the text, within one line of it.
                var seal = document.Seals.Single();
                var pitch = last.Of(LineKind.Date)[0].Baseline() - name.Baseline();
                var textBottom = text[^1].Bottom() + (pitch - 15.79 * 25.4 / 72) / 2;
                Assert.InRange(seal.CentreY - seal.Diameter / 2 - textBottom, -1e-6, pitch);
            }
            var foot = last.Rules.Where(r => r.Ink == Ink.Black).Select(r => r.Y).DefaultIfEmpty(last.Of(LineKind.CopyTo).Select(l => l.Top()).DefaultIfEmpty(262).Min()).Min();
            Assert.True(last.Of(LineKind.Annotation)[0].Bottom() < foot);
            Assert.Equal(document.Notes.Count > 0, document.Pages.Any(IsRespaced) || document.Pages.SkipLast(1).Any(p => p.Flow()[^1].Baseline() < 262 - 1.2 * Pitch));
        }
    }

    private static bool IsRespaced(Page page) =>
        page.Flow().Zip(page.Flow().Skip(1), (a, b) => b.Baseline() - a.Baseline()).Any(s => Math.Abs(s - Pitch) > 0.01);

    /// <summary>Letters of several pages: only the pages next to the last one are spread, and the note names them and what is unusual.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Only_the_pages_that_need_it_are_spread_and_the_note_names_them(bool isSealed)
    {
        var spread = new List<int>();
        for (var lines = 90; lines <= 134; lines++)
        {
            var document = LetterLayout.Compose(
                SampleLetters.Short with { Body = string.Join('\n', Enumerable.Repeat("这是只占一行的段落。", lines)), Sealed = isSealed },
                Profiles.City, new GridGlyphs());
            var wide = Enumerable.Range(0, document.Pages.Count).Where(i => IsRespaced(document.Pages[i]) && PitchOf(document.Pages[i]) > Pitch).ToList();
            if (wide.Count == 0)
                continue;
            spread.Add(wide.Count);
            Assert.Equal(Enumerable.Range(document.Pages.Count - 1 - wide.Count, wide.Count), wide);
            var note = Assert.Single(document.Notes);
            var named = wide.Count == 1 ? $"第 {wide[0] + 1} 页" : $"第 {wide[0] + 1} 至 {wide[^1] + 1} 页";
            Assert.StartsWith(named + "行距由 29.0 磅放宽为", note);
            Assert.Contains("超出通常的 28 至 30 磅", note);
        }
        // One page where one will do; never all of them.
        Assert.Contains(1, spread);
        Assert.All(spread, n => Assert.InRange(n, 1, 3));
    }

    [Fact]
    public void A_pitch_outside_28_to_30_points_is_said_to_be_unusual()
    {
        foreach (var template in Profiles.All)
            for (var lines = 2; lines <= 66; lines++)
            {
                var document = LetterLayout.Compose(
                    SampleLetters.Short with { Body = string.Join('\n', Enumerable.Repeat("这是只占一行的段落。", lines)) }, template, new GridGlyphs());
                var unusual = document.Pages.Any(p => PitchOf(p) * 72 / 25.4 is < 27.99 or > 30.01);
                Assert.Equal(unusual, document.Notes.Any(n => n.Contains("超出通常", StringComparison.Ordinal)));
            }
    }

    private static double PitchOf(Page page) => page.Flow() is [var first, var second, ..] ? second.Baseline() - first.Baseline() : Pitch;
}
