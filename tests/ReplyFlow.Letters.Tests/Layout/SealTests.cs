using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Layout;

/// <summary>A seal is never drawn: room is left, and an authorised image is put there.</summary>
public sealed class SealTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47];

    [Fact]
    public void Image_is_centred_over_name_and_date()
    {
        var document = LetterLayout.Compose(SampleLetters.Short, Profiles.City, new GridGlyphs(), new LayoutOptions { SealPng = Png });
        var last = document.Pages[^1];
        var image = Assert.Single(last.Images);
        var (name, date) = (last.Of(LineKind.Signature)[0], last.Of(LineKind.Date)[0]);
        Assert.Equal((42.0, 42.0), (image.Width, image.Height));
        Assert.Equal((date.Left() + date.Right()) / 2, image.X + 21, 6);
        Assert.Equal((name.Left() + name.Right()) / 2, image.X + 21, 6);
        Assert.Equal((name.Top() + date.Bottom()) / 2, image.Y + 21, 6);
        Assert.Same(Png, image.Png);
        Assert.NotEmpty(image.AlternativeText);
    }

    [Fact]
    public void No_image_without_a_file_or_on_unsealed_letters()
    {
        Assert.Empty(LetterLayout.Compose(SampleLetters.Short, Profiles.City, new GridGlyphs()).Pages[^1].Images);
        var unsealed = LetterLayout.Compose(SampleLetters.Short with { Sealed = false }, Profiles.City, new GridGlyphs(), new LayoutOptions { SealPng = Png });
        Assert.Empty(unsealed.Pages[^1].Images);
        Assert.Empty(unsealed.Seals);
    }

    [Fact]
    public void Long_names_take_the_date_with_them()
    {
        const string Long = "临江经济技术开发区管理委员会行政审批服务局";
        var last = LetterLayout.Compose(SampleLetters.Short with { Signature = Long }, Profiles.City, new GridGlyphs()).Pages[^1];
        var (name, date) = (last.Of(LineKind.Signature)[0], last.Of(LineKind.Date)[0]);
        Assert.Equal(184, name.Right(), 6);
        Assert.Equal((name.Left() + name.Right()) / 2, (date.Left() + date.Right()) / 2, 6);
    }

    [Theory]
    [InlineData(28, 1, true)]
    [InlineData(28, 1, false)]
    [InlineData(29, 2, true)]
    [InlineData(40, 2, true)]
    [InlineData(40, 2, false)]
    [InlineData(60, 3, true)]
    public void Names_up_to_a_full_line_stand_on_one_and_longer_ones_on_several(int length, int lines, bool isSealed)
    {
        var name = "临江国家级高新技术产业开发区管理委员会" + string.Concat(Enumerable.Repeat("工业信息化和科技创新与数据管理", 4));
        name = name[..(length - 1)] + "局";
        foreach (var template in Profiles.All)
        {
            var document = LetterLayout.Compose(SampleLetters.Short with { Issuer = name, Signature = name, Sealed = isSealed }, template, new GridGlyphs());
            var names = document.Of(LineKind.Signature);
            Assert.Equal(lines, names.Count);
            Assert.Equal(name, string.Concat(names.Select(l => l.Text())));
            Assert.All(names, l => Assert.InRange(l.Left(), 28 - 1e-6, 184));
            Assert.All(names, l => Assert.InRange(l.Right(), 28, 184 + 1e-6));
            Assert.Equal(name, string.Concat(document.Of(LineKind.IssuerMark).Select(l => l.Text())).Replace("文件", ""));
            Assert.All(document.Of(LineKind.IssuerMark), l => Assert.True(l.Runs[0].SizePt * 25.4 / 72 >= 5));
            Assert.Single(document.Of(LineKind.Date));
        }
    }

    [Fact]
    public void A_name_of_more_lines_than_three_is_refused() =>
        Assert.Equal("signature", Assert.Throws<Letters.Model.LetterLayoutException>(() => LetterLayout.Compose(
            SampleLetters.Short with { Signature = new string('名', 80) }, Profiles.City, new GridGlyphs())).Field);

    [Fact]
    public void Drafts_without_number_and_date_are_laid_out_with_room_for_both()
    {
        var draft = LetterLayout.Compose(SampleLetters.Short with { DocumentNumber = null, Date = null }, Profiles.City, new GridGlyphs());
        var final = LetterLayout.Compose(SampleLetters.Short, Profiles.City, new GridGlyphs());
        Assert.Equal(final.Pages.Select(p => p.Flow().Select(l => l.Baseline())), draft.Pages.Select(p => p.Flow().Select(l => l.Baseline())));
        Assert.Empty(draft.Of(LineKind.DocumentNumber));
        Assert.Empty(draft.Of(LineKind.Date));
    }
}
