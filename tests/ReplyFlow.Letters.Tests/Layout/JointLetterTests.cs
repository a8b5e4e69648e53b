using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Layout;

/// <summary>联合行文: several issuers in the mark, their names and seals in rows of up to three, one number and one date (GB/T 9704-2012, 7.2.4, 7.3.5).</summary>
public sealed class JointLetterTests
{
    private static readonly string[] Others =
        ["临江市民政局", "临江市水务局", "临江市住房和城乡建设局", "临江市发展和改革委员会", "临江市财政局", "临江市公安局", "临江市教育局", "临江市交通运输局"];

    private static PageDocument Pages(int bodies, bool isSealed = true) => Pages(bodies, Profiles.City, isSealed);

    private static PageDocument Pages(int bodies, Letters.Templates.LetterTemplate template, bool isSealed = true) => LetterLayout.Compose(
        SampleLetters.Short with { Sealed = isSealed, CoIssuers = [.. Others.Take(bodies - 1).Select(o => new CoIssuer(o, o))] }, template, new GridGlyphs());

    [Fact]
    public void Names_stand_one_under_the_other_as_wide_as_the_longest_with_the_suffix_in_the_middle()
    {
        var marks = Pages(3).Of(LineKind.IssuerMark);
        Assert.Equal(["临江市城市管理局", "临江市民政局", "临江市水务局", "文件"], marks.Select(l => l.Text()));
        Assert.Single(marks.Take(3).Select(l => Math.Round(l.Left(), 6)).Distinct());
        Assert.Single(marks.Take(3).Select(l => Math.Round(l.Right(), 6)).Distinct());
        Assert.Equal(marks.Take(3).Select(l => l.Baseline()).Order(), marks.Take(3).Select(l => l.Baseline()));
        Assert.Equal(marks[1].Baseline(), marks[3].Baseline(), 6);
        Assert.True(marks[3].Left() > marks[0].Right());
        Assert.All(marks, l => Assert.InRange(l.Right(), 28, 184));
    }

    [Fact]
    public void One_number_and_one_date()
    {
        var document = Pages(4);
        Assert.Single(document.Of(LineKind.DocumentNumber));
        Assert.Single(document.Of(LineKind.Date));
    }

    public static TheoryData<int> Counts => [2, 3, 4, 5, 6, 7, 9];

    [Theory]
    [MemberData(nameof(Counts))]
    public void Seals_stand_over_their_names_in_rows_of_three_without_touching(int bodies)
    {
        foreach (var template in Profiles.All)
        {
            var document = Pages(bodies, template);
            Assert.Equal(bodies, document.Seals.Count);
            Assert.All(document.Seals, s => Assert.Equal(document.Pages.Count - 1, s.PageIndex));
            Assert.All(document.Seals, s => Assert.InRange(s.CentreX, 28 + s.Diameter / 2 - 1e-6, 184 - s.Diameter / 2 + 1e-6));
            for (var i = 0; i < bodies; i++)
                for (var k = 0; k < i; k++)
                    Assert.True(Math.Pow(document.Seals[i].CentreX - document.Seals[k].CentreX, 2) + Math.Pow(document.Seals[i].CentreY - document.Seals[k].CentreY, 2) > Math.Pow(document.Seals[i].Diameter, 2), $"{template.Id}: {k} and {i}");
            Assert.Equal((bodies + 2) / 3, document.Seals.Chunk(3).Count());
            var names = document.Of(LineKind.Signature);
            Assert.Equal(string.Concat(Others.Take(bodies - 1).Append("临江市城市管理局").Order()).Order(), string.Concat(names.Select(n => n.Text())).Order());
            // The last seal stands over the last name and the date.
            var date = document.Of(LineKind.Date).Single();
            Assert.Equal(document.Seals[^1].CentreX, (date.Left() + date.Right()) / 2, 3);
            Assert.InRange(document.Seals[^1].CentreY, names[^1].Top(), date.Bottom());
        }
    }

    [Fact]
    public void Seals_leave_the_text_above_them_free_by_at_most_a_line()
    {
        var document = Pages(3);
        var last = document.Pages[^1];
        var top = document.Seals.Min(s => s.CentreY - s.Diameter / 2);
        Assert.InRange(top - last.Of(LineKind.Body, LineKind.Heading)[^1].Bottom(), -1, PageGrid.Pitch + 2.5);
    }

    [Fact]
    public void Unsealed_names_stand_one_under_the_other()
    {
        var document = Pages(3, isSealed: false);
        Assert.Empty(document.Seals);
        Assert.Equal(["临江市城市管理局", "临江市民政局", "临江市水务局"], document.Of(LineKind.Signature).Select(l => l.Text()));
    }

    [Fact]
    public void An_authorised_image_is_the_hosts()
    {
        var letter = SampleLetters.Short with { CoIssuers = [new CoIssuer(Others[0], Others[0])] };
        var document = LetterLayout.Compose(letter, Profiles.City, new GridGlyphs(), new LayoutOptions { SealPng = [0x89, 0x50, 0x4E, 0x47] });
        var image = Assert.Single(document.Pages[^1].Images);
        Assert.Equal(document.Seals[0].CentreX, image.X + image.Width / 2, 6);
    }
}
