using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Domain.Tests.Deputies;

/// <summary>However the address of a personal page is repeated, its token does not come through.</summary>
public sealed class LinkMaskTests
{
    private const string Token = "Ab-9_cdEfGhIjKlMnOpQrStUvWxYz0123456789ABCD";

    public static TheoryData<string> Repeated() =>
    [
        $"> http://bureau.invalid/d/{Token}",
        $"<a href=\"https://bureau.invalid:8443/d/{Token}\">打开</a>",
        $"http://bureau.invalid/d/{Token[..20]}\r\n{Token[20..]}",
        $"> http://bureau.invalid/d/{Token[..20]}\n> > {Token[20..]}",
        $"http://bureau.invalid/d/{Token[..30]}=\r\n{Token[30..]}",
        $"http:=2F=2Fbureau.invalid=2Fd=2F{Token}",
        $"https://safe.invalid/?url=https%3A%2F%2Fbureau.invalid%2Fd%2F{Token}&data=1",
        $"https://safe.invalid/?url=https%253A%252F%252Fbureau.invalid%252Fd%252F{Token}",
        $"https:&#47;&#47;bureau.invalid&#47;d&#47;{Token}",
        $"\"https:\\/\\/bureau.invalid\\/d\\/{Token}\"",
        $"HTTP://BUREAU.INVALID/D/{Token}",
        $"http://bureau.invalid/d/{Token[..10]}\u200B{Token[10..]}",
        $"http://bureau.invalid/d/{Token[..10]} {Token[10..]}",
        $"/d/{Token}，谢谢",
        $"http://bureau.invalid/d/{Token[..14]}\u2010\n{Token[14..]}",
        $"http://bureau.invalid/d/{Token[..14]}*{Token[14..]}",
        $"http://bureau.invalid/d/<b>{Token[..20]}</b><i class=\"x\">{Token[20..]}</i>",
        $"Li> http://bureau.invalid/d/{Token[..20]}\nLi> {Token[20..]}",
        $"http://bureau.invalid/d/{string.Join(' ', Token.AsEnumerable())}",
    ];

    [Theory, MemberData(nameof(Repeated))]
    public void No_part_of_it_that_would_be_enough_is_left(string text)
    {
        var hidden = LinkMask.Hide(text);
        Assert.Contains(LinkMask.Mark, hidden);
        Assert.DoesNotContain(Token[..10], hidden);
        Assert.DoesNotContain(Token[^10..], hidden);
    }

    [Theory]
    [InlineData("http://bureau.invalid/d/", "\n您好，复函收到。")]
    [InlineData("请看 http://bureau.invalid/d/", " 这个网址")]
    public void What_stands_around_it_stays(string before, string after) =>
        Assert.Equal($"{before}{LinkMask.Mark}{after}", LinkMask.Hide($"{before}{Token}{after}"));

    [Theory]
    [InlineData("复函第三点没有答复。")]
    [InlineData("1/d/2026 与 http://a.invalid/documents/2026-quarterly-report")]
    [InlineData("http://a.invalid/d/short")]
    public void Other_words_stay_as_they_are(string text) => Assert.Equal(text, LinkMask.HideInMail(text));

    [Fact]
    public void Words_without_end_are_looked_through_once()
    {
        var words = string.Concat(Enumerable.Repeat("/d/<b>a</b>\nLi> -", 20_000));
        Assert.NotEmpty(LinkMask.Hide(words));
    }

    [Fact]
    public void Of_a_mail_given_back_as_it_was_encoded_nothing_readable_is_left()
    {
        var encoded = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"打开下面的网址：\nhttp://bureau.invalid/d/{Token}\n请不要转给别人。再见再见再见。"));
        var lines = string.Join('\n', encoded.Chunk(76).Select(c => new string(c)));
        var hidden = LinkMask.HideInMail($"没有投递成功。\n\n{lines}\n\n--end");
        Assert.StartsWith("没有投递成功。", hidden);
        Assert.EndsWith("--end", hidden);
        Assert.All(lines.Split('\n'), l => Assert.DoesNotContain(l, hidden));
    }

    [Fact]
    public void A_gateway_s_own_writing_of_the_address_is_left_out_too() =>
        Assert.DoesNotContain(Token[..10], LinkMask.HideInMail($"https://urldefense.invalid/v2/url?u=https-3A__bureau.invalid_d_{Token}&d=x"));

    [Fact]
    public void Whole_tokens_are_found_to_end_their_links()
    {
        Assert.Equal([Token], LinkMask.Tokens($"> http://bureau.invalid/d/{Token[..20]}\n> {Token[20..]}\n再见"));
        Assert.Empty(LinkMask.Tokens($"http://bureau.invalid/d/{Token[..30]}"));
    }
}
