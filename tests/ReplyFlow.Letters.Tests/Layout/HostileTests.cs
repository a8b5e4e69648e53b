using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Layout;

/// <summary>Letters meant to break the layout end in clear errors or in pages, soon and without much memory.</summary>
public sealed class HostileTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static void Within(Action act)
    {
        // A guard against endless loops, not a measurement.
        var before = GC.GetTotalAllocatedBytes();
        var task = Task.Run(act);
        Assert.True(Task.WhenAny(task, Task.Delay(Patience)).GetAwaiter().GetResult() == task, "Did not end.");
        task.GetAwaiter().GetResult();
        Assert.True(GC.GetTotalAllocatedBytes() - before < 2L * 1024 * 1024 * 1024);
    }

    private static LetterLayoutException Refused(Letter letter)
    {
        LetterLayoutException? error = null;
        Within(() => error = Assert.Throws<LetterLayoutException>(() => LetterLayout.Compose(letter, Profiles.City, new GridGlyphs())));
        return error!;
    }

    private static int Pages(Letter letter)
    {
        var pages = 0;
        Within(() => pages = LetterLayout.Compose(letter, Profiles.City, new GridGlyphs()).Pages.Count);
        return pages;
    }

    private static readonly Letter Short = SampleLetters.Short;

    [Fact]
    public void Ten_megabytes_in_one_paragraph() => Assert.Equal("body", Refused(Short with { Body = new string('长', 10 * 1024 * 1024 / 3) }).Field);

    [Fact]
    public void Two_hundred_pages_and_no_more()
    {
        var line = new string('页', 26);
        var twoHundred = 22 * 199;
        Assert.Equal(200, Pages(Short with { Body = string.Join('\n', Enumerable.Repeat(line, twoHundred)) }));
        // Around the limit every length either fits or is refused by name.
        for (var lines = twoHundred + 1; lines <= twoHundred + 44; lines += 3)
        {
            try
            {
                Assert.InRange(Pages(Short with { Body = string.Join('\n', Enumerable.Repeat(line, lines)) }), 200, 200);
            }
            catch (LetterLayoutException e)
            {
                Assert.Equal("body", e.Field);
            }
        }
        Assert.Contains("200 页", Refused(Short with { Body = string.Join('\n', Enumerable.Repeat(line, 22 * 201)) }).Message);
    }

    [Fact]
    public void Ten_thousand_attachments_or_recipients()
    {
        Assert.Equal("attachments", Refused(Short with { Attachments = [.. Enumerable.Repeat("附件", 10_000)] }).Field);
        Assert.Equal("copyTo", Refused(Short with { CopyTo = [.. Enumerable.Repeat("某局", 10_000)] }).Field);
        Assert.Equal("addressees", Refused(Short with { Addressees = [.. Enumerable.Repeat("某代表", 10_000)] }).Field);
        Assert.Equal("copyTo", Refused(Short with { CopyTo = [.. Enumerable.Repeat("临江经济技术开发区管理委员会", 300)] }).Field);
    }

    [Fact]
    public void As_many_as_the_limits_allow()
    {
        Assert.True(Pages(Short with { Attachments = [.. Enumerable.Repeat("重点项目清单", LetterLimits.Attachments)] }) > 2);
        Assert.True(Pages(Short with { Addressees = [.. Enumerable.Repeat("欧阳明远代表", LetterLimits.People)] }) > 2);
        Assert.True(Pages(Short with { Signatories = [.. Enumerable.Repeat("欧阳明远", 6)] }) > 1);
    }

    [Theory]
    [InlineData("（")]
    [InlineData("）")]
    [InlineData("，")]
    [InlineData("……")]
    [InlineData("——")]
    [InlineData("W")]
    [InlineData("1")]
    [InlineData("/")]
    [InlineData("“”")]
    [InlineData("1年")]
    [InlineData(" a")]
    [InlineData("，a")]
    public void Endless_chains_without_a_place_to_break(string piece)
    {
        var body = string.Concat(Enumerable.Repeat(piece, 5000));
        Within(() =>
        {
            var document = LetterLayout.Compose(Short with { Body = body }, Profiles.City, new GridGlyphs());
            Assert.Equal(
                PageQuestions.WithoutSpaces(body),
                PageQuestions.WithoutSpaces(string.Concat(document.Of(Letters.Pages.LineKind.Body).Select(l => l.Text()))));
            Assert.All(document.Of(Letters.Pages.LineKind.Body), l => Assert.True(l.Right() < 184 + 6));
        });
    }

    [Fact]
    public void Titles_made_to_take_long()
    {
        Refused(Short with { Title = string.Concat(Enumerable.Repeat("的、", 100)) });
        Within(() => LetterLayout.Compose(Short with { Title = string.Concat(Enumerable.Repeat("的和", 49)) }, Profiles.City, new GridGlyphs()));
        Within(() => LetterLayout.Compose(Short with { Title = string.Concat(Enumerable.Repeat("人大建设城市市城设建大人", 8)) }, Profiles.City, new GridGlyphs()));
    }

    [Fact]
    public void Empty_texts_are_named()
    {
        Assert.Equal("body", Refused(Short with { Body = " \n\n　" }).Field);
        Assert.Equal("title", Refused(Short with { Title = " " }).Field);
        Assert.Equal("issuer", Refused(Short with { Issuer = "" }).Field);
        Assert.Equal("signature", Refused(Short with { Signature = "  " }).Field);
    }

    [Fact]
    public void Only_headings_still_make_pages() =>
        Assert.True(Pages(Short with { Body = string.Join('\n', Enumerable.Repeat("一、只有标题", 100)) }) > 4);
}
