using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Fonts;

public class SubsetTests
{
    private const string Characters = "子丑寅卯辰巳午未申酉戌亥𠀀𬭳";

    public static TheoryData<string> Kinds => ["ttf", "ttc", "cid", "named", "collected-cff"];

    internal static byte[] Font(string kind) => kind switch
    {
        "ttf" => SyntheticFont.TrueType("Sample", Characters),
        "ttc" => SyntheticFont.Collect(SyntheticFont.TrueType("Other", "甲乙"), SyntheticFont.TrueType("Sample", Characters)),
        "cid" => SyntheticFont.Cff("Sample", Characters, cidKeyed: true),
        "named" => SyntheticFont.Cff("Sample", Characters, cidKeyed: false),
        _ => SyntheticFont.Collect(SyntheticFont.Cff("Other", "甲乙", cidKeyed: false), SyntheticFont.Cff("Sample", Characters, cidKeyed: true)),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_font_embeds_validly_extracts_and_draws(string kind)
    {
        using var folder = new FontFolder().Add("sample.ttc", Font(kind));
        // The composite glyph, one of its parts, some others; 𠀀 is beyond the BMP.
        var document = new SampleDocument { NumberPages = false }.Paragraph("𬭳寅子𠀀酉").Build();
        using var pdf = PdfChecks.Save(PdfPainter.Paint(document, folder.Load(["Sample"])));
        PdfChecks.AssertSound(pdf.Path);
        Preflight.AssertValid(pdf.Path);
        Assert.Equal("𬭳寅子𠀀酉", PdfChecks.Dense(PdfChecks.Text(pdf.Path)));
        var page = Rendered.Page(pdf.Path);
        for (var cell = 0; cell < 5; cell++)
            Assert.True(page.IsDark(SampleDocument.Left + cell * SampleDocument.Cell + 1.7, SampleDocument.FirstBaseline - 1.2), $"cell {cell} of {kind} is empty");
        Assert.False(page.IsDark(SampleDocument.Left + 6 * SampleDocument.Cell, SampleDocument.FirstBaseline - 1.2));
    }

    [Fact]
    public void Subset_of_a_large_font_is_small()
    {
        var pdf = PdfPainter.Paint(new SampleDocument { NumberPages = false }.Paragraph("市").Build(), TestFonts.Book);
        Assert.InRange(pdf.Length, 1000, 12_000);
    }
}
