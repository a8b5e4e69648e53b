using System.Xml.Linq;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Preview;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Preview;

public sealed class SvgPreviewTests
{
    [Fact]
    public void Every_page_is_well_formed_and_holds_the_text()
    {
        var document = LetterLayout.Compose(SampleLetters.Long(30), Profiles.City, new GridGlyphs());
        var pages = SvgPreview.Render(document);
        Assert.Equal(document.Pages.Count, pages.Count);
        for (var i = 0; i < pages.Count; i++)
        {
            var texts = XElement.Parse(pages[i]).Descendants().Where(e => e.Name.LocalName == "text").ToList();
            Assert.Equal(
                document.Pages[i].Lines.SelectMany(l => l.Runs).Select(r => r.Text),
                texts.Select(t => t.Value));
            Assert.All(texts, t => Assert.Equal(t.Value.Length, t.Attribute("x")!.Value.Split(' ').Length));
        }
    }

    [Fact]
    public void Markup_in_a_letter_stays_text()
    {
        var letter = SampleLetters.Short with { Body = "甲<script>alert(1)</script>&amp;\"乙'丙𬭳。" };
        var pages = SvgPreview.Render(LetterLayout.Compose(letter, Profiles.City, new GridGlyphs()));
        Assert.DoesNotContain("<script", pages[0]);
        var text = string.Concat(XElement.Parse(pages[0]).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value));
        Assert.Contains("甲<script>alert(1)</script>&amp;\"乙'丙𬭳。", PageQuestions.WithoutSpaces(text));
    }

    [Fact]
    public void Shows_where_the_seal_belongs_only_on_sealed_letters()
    {
        Assert.Contains("seal-place", SvgPreview.Render(LetterLayout.Compose(SampleLetters.Short, Profiles.City, new GridGlyphs()))[^1]);
        Assert.DoesNotContain("seal-place", SvgPreview.Render(LetterLayout.Compose(SampleLetters.Short with { Sealed = false }, Profiles.City, new GridGlyphs()))[^1]);
    }
}
