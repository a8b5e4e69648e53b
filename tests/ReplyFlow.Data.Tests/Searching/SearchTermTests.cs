using ReplyFlow.Data.Model;
using ReplyFlow.Data.Searching;

namespace ReplyFlow.Data.Tests.Searching;

public sealed class SearchTermTests
{
    [Theory]
    [InlineData("充电 设施", "充电|设施")]
    [InlineData("“充 电” 设施", "充电|设施")]
    [InlineData("\"充 电 设施\"", "充电设施")]
    [InlineData("充电“设施", "充电|设施")]
    [InlineData("「ＡＢ c」〔〕 充电", "abc|充电")]
    [InlineData(" 　“” ", "")]
    public void What_stands_between_quotation_marks_is_one_word(string typed, string terms) => Assert.Equal(terms, string.Join('|', SearchText.Terms(typed)));

    [Fact]
    public void A_folded_text_knows_where_each_of_its_characters_stood()
    {
        var (folded, from) = SearchText.FoldWithPlaces("甲 ㈠𠮷〔Ｂ");
        Assert.Equal("甲一𠮷b", folded);
        Assert.Equal([0, 2, 3, 3, 6], from);
    }

    [Fact]
    public void What_is_asked_of_an_index_is_among_what_it_is_given()
    {
        const string text = "充电 𠮷a设施";
        var given = TextGrams.Of(FullTextKind.Reply, text).Split(' ').ToHashSet();
        foreach (var word in new[] { "充", "充电", "𠮷", "𠮷a设", "设施" })
            Assert.Subset(given, TextGrams.Match(FullTextKind.Reply, [word]).Split(' ').ToHashSet());
        Assert.DoesNotContain(TextGrams.Match(FullTextKind.Reply, ["电𠮷"]).Split(' ')[1], given);
    }
}
