using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Layout;

/// <summary>签发人: two a line, continuation aligned with the first name, everything below moved down by whole lines.</summary>
public sealed class SignatoryTests
{
    private const double Pitch = 225.0 / 22;

    private static PageDocument With(params string[] names) =>
        LetterLayout.Compose(SampleLetters.Short with { Signatories = names }, Profiles.City, new GridGlyphs());

    [Fact]
    public void Several_stand_two_a_line_under_each_other()
    {
        var lines = With("周 平", "欧阳明远", "钱江", "林 远", "白露").Of(LineKind.Signatory);
        Assert.Equal(3, lines.Count);
        var first = lines[0].Runs[1].X;
        Assert.All(lines.Skip(1), l => Assert.Equal(first, l.Runs[0].X, 6));
        Assert.Equal(lines[0].Runs[2].X, lines[1].Runs[1].X, 6);
        Assert.Equal(184 - 156.0 / 28, lines[0].Right(), 6);
        Assert.Equal(Pitch, lines[1].Baseline() - lines[0].Baseline(), 6);
    }

    [Fact]
    public void Number_stands_on_the_last_signatorys_line_and_the_rest_moves_down_by_lines()
    {
        var (one, three) = (With("周 平"), With("周 平", "欧阳明远", "钱江"));
        Assert.Equal(three.Of(LineKind.Signatory)[^1].Baseline(), three.Of(LineKind.DocumentNumber)[0].Baseline(), 6);
        Assert.Equal(one.Of(LineKind.Signatory)[0].Baseline(), three.Of(LineKind.Signatory)[0].Baseline(), 6);
        Assert.Equal(Pitch, three.Of(LineKind.Title)[0].Baseline() - one.Of(LineKind.Title)[0].Baseline(), 6);
    }

    [Fact]
    public void Without_signatory_the_number_is_centred()
    {
        var number = With().Of(LineKind.DocumentNumber)[0];
        Assert.Equal(106, (number.Left() + number.Right()) / 2, 6);
    }

    [Fact]
    public void Template_may_put_the_signatory_at_the_end()
    {
        var document = LetterLayout.Compose(SampleLetters.Short, Profiles.District, new GridGlyphs());
        var line = Assert.Single(document.Of(LineKind.Signatory));
        Assert.True(line.Baseline() > document.Pages[^1].Of(LineKind.Date)[0].Baseline());
        Assert.Equal("签发人：周 平", line.Text());
    }

    [Fact]
    public void Many_joint_deputies_move_to_the_imprint_so_that_page_1_shows_text()
    {
        var letter = SampleLetters.Long(20) with { Addressees = [.. Enumerable.Range(0, 40).Select(i => $"欧阳{(char)('一' + i * 7)}代表")] };
        var document = LetterLayout.Compose(letter, Profiles.City, new GridGlyphs());
        Assert.Empty(document.Of(LineKind.Addressee));
        Assert.NotEmpty(document.Pages[0].Of(LineKind.Body));
        Assert.StartsWith("主送：欧阳一代表、", document.Pages[^1].Of(LineKind.CopyTo)[0].Text());
        Assert.Contains(document.Notes, n => n.Contains("移至版记"));
    }
}
