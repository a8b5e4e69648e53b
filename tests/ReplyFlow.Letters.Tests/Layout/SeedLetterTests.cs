using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Tests.Support;
using ReplyFlow.Testing;

namespace ReplyFlow.Letters.Tests.Layout;

/// <summary>The published letter No. 0390: its page breaks are the acceptance of the layout.</summary>
public sealed class SeedLetterTests
{
    private static PageDocument Seed()
    {
        var path = RepositoryPaths.Seed("letter-0390.json");
        Assert.SkipWhen(path is null, RepositoryPaths.NoSeeds);
        return LetterLayout.Compose(LetterFile.Read(path!), Profiles.Xian, new GridGlyphs());
    }

    [Fact]
    public void Breaks_pages_where_the_published_letter_does()
    {
        var pages = Seed().Pages;
        Assert.Equal(4, pages.Count);
        Assert.Equal([11, 22, 22, 18], pages.Select(p => p.Flow().Count));
        Assert.EndsWith("认定省", pages[0].Flow()[^1].Text());
        Assert.EndsWith("若干措", pages[1].Flow()[^1].Text());
        Assert.EndsWith("激发企业创新活力。", string.Concat(pages[2].Flow().TakeLast(2).Select(l => l.Text())));
    }

    [Fact]
    public void First_page_begins_with_the_addressee_on_line_12()
    {
        var page = Seed().Pages[0];
        Assert.Equal(LineKind.Addressee, page.Flow()[0].Kind);
        Assert.Equal(37 + 11 * 225 / 22.0, page.Flow()[0].Top() - (225 / 22.0 - 15.79 * 25.4 / 72) / 2, 2);
        Assert.Equal(3, page.Flow().Skip(1).TakeWhile(l => l.Kind == LineKind.Body).Count());
        Assert.Equal(LineKind.Heading, page.Flow()[4].Kind);
        Assert.Equal(
            ["对市第十七届人大三次会议", "第0390号建议的复函"],
            page.Of(LineKind.Title).Select(l => l.Text()));
    }

    [Fact]
    public void Tight_last_page_is_solved_by_line_spacing_and_says_so()
    {
        var document = Seed();
        var last = document.Pages[^1];
        Assert.Single(last.Of(LineKind.Signature));
        Assert.Single(last.Of(LineKind.Date));
        Assert.Single(last.Of(LineKind.Annotation));
        Assert.Single(last.Of(LineKind.CopyTo));
        Assert.Contains(document.Notes, n => n.Contains("行距"));
        var pitch = last.Flow()[1].Baseline() - last.Flow()[0].Baseline();
        Assert.InRange(pitch, 225 / 22.0 * 0.9, 225 / 22.0);
        Assert.True(last.Of(LineKind.Annotation)[0].Bottom() < last.Rules[0].Y);
    }
}
