using System.Globalization;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Ofd;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf.Images;
using ReplyFlow.Letters.Tests.Pdf;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Ofd;

public sealed class OfdStructureTests
{
    private static readonly PlacedImage Seal = new(110, 150, 42, 42, TestPng.HalfSeal(), "测试印章");

    private static PageDocument Sealed() => new SampleDocument()
        .Paragraph("一、主要工作", FontRole.Hei, LineKind.Heading).Paragraph("（一）建设平台", FontRole.Kai, LineKind.Heading)
        .Paragraph(string.Concat(Enumerable.Repeat("样板市工业和信息化局", 70))).Paragraph("二、下一步", FontRole.Hei, LineKind.Heading)
        .Image(Seal).Image(Seal with { X = 60 }).Build();

    private static OfdFile Paint(PageDocument document) => new(OfdPainter.Paint(document, TestFonts.Book));

    [Fact]
    public void Every_part_that_is_named_is_there_and_every_part_is_named()
    {
        var file = Paint(Sealed());
        string[] named =
        [
            "OFD.xml", file.DocumentPart, .. file.Resources, .. file.Pages,
            .. file.Resources.SelectMany(r => file.Xml(r).Descendants()).Where(e => e.Name.LocalName is "Font" or "MultiMedia")
                .Select(e => file.File((string)e.Attribute("ID")!)),
        ];
        Assert.Equal(named.Order(StringComparer.Ordinal), file.Parts.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("OFD.xml", file.Parts.Keys.First());
        Assert.All(file.Written, at => Assert.Equal(new DateTime(2000, 1, 1), at.DateTime));
    }

    [Fact]
    public void Identifiers_are_unique_the_highest_is_named_and_references_lead_to_their_kind()
    {
        var file = Paint(Sealed());
        var all = file.Everything().Where(e => e.Attribute("ID") is not null).ToList();
        var ids = all.Select(e => (int)e.Attribute("ID")!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(ids.Max(), (int)file.Document.Descendants(OfdFile.Space + "MaxUnitID").Single());
        Assert.True(ids.Min() > 0);
        foreach (var (attribute, kind) in new[] { ("Font", "Font"), ("ResourceID", "MultiMedia"), ("PageID", "Page") })
        {
            var uses = file.Everything().Where(e => e.Attribute(attribute) is not null && e.Name.LocalName != kind).ToList();
            Assert.NotEmpty(uses);
            Assert.All(uses, e => Assert.Equal(kind, all.Single(r => (string)r.Attribute("ID")! == (string)e.Attribute(attribute)!).Name.LocalName));
        }
        var colours = file.Document.Descendants(OfdFile.Space + "DefaultCS").Single().Value;
        Assert.Equal("RGB", (string)all.Single(e => (string)e.Attribute("ID")! == colours).Attribute("Type")!);
    }

    [Fact]
    public void The_document_says_what_it_is_and_each_page_its_size()
    {
        var sample = new SampleDocument { NumberPages = false, Title = "关于\u0007样张<1>号&建议的复函" }.Paragraph("甲").Build();
        var file = Paint(sample with { Pages = [sample.Pages[0], sample.Pages[0] with { Width = 297, Height = 210.5 }] });
        string Info(string name) => file.Entry.Descendants(OfdFile.Space + name).Single().Value;
        Assert.Equal("关于样张<1>号&建议的复函", Info("Title"));
        Assert.Equal("样板市工业和信息化局", Info("Author"));
        Assert.Equal("样板市第一届人大一次会议第0001号", Info("Subject"));
        Assert.Equal("2026-03-05", Info("CreationDate"));
        Assert.Equal("2026-03-05", Info("ModDate"));
        Assert.Matches("^[0-9a-f]{32}$", Info("DocID"));
        Assert.Equal(["0 0 210 297", "0 0 297 210.5"], file.Pages.Select(p => file.Xml(p).Descendants(OfdFile.Space + "PhysicalBox").Single().Value));
        Assert.Empty(file.Document.Descendants(OfdFile.Space + "Outlines"));
        Assert.Empty(file.Document.Descendants(OfdFile.Space + "DocumentRes"));
    }

    [Fact]
    public void The_outline_leads_to_the_headings()
    {
        var document = Sealed();
        var file = Paint(document);
        var pages = file.Document.Descendants(OfdFile.Space + "Page").Select(p => (string)p.Attribute("ID")!).ToList();
        var elements = file.Document.Descendants(OfdFile.Space + "OutlineElem").ToList();
        Assert.Equal([.. document.Outline.Select(o => (o.Text, o.Level, o.PageIndex, Math.Round(o.Y, 3)))], elements.Select(e =>
        {
            var to = e.Element(OfdFile.Space + "Actions")!.Descendants(OfdFile.Space + "Dest").Single();
            return ((string)e.Attribute("Title")!, e.Ancestors(OfdFile.Space + "OutlineElem").Count() + 1, pages.IndexOf((string)to.Attribute("PageID")!), (double)to.Attribute("Top")!);
        }));
        Assert.Contains(document.Outline, o => o.PageIndex > 0);
    }

    [Fact]
    public void Rules_are_filled_where_they_stand_in_their_ink()
    {
        var sample = new SampleDocument { NumberPages = false }.Paragraph("甲").Build();
        Rule[] rules = [new Rule(28, 100, 156, 0.45, Ink.Red), new Rule(28.1234, 120, 0.18, 30, Ink.Black)];
        var file = Paint(sample with { Pages = [sample.Pages[0] with { Rules = rules }] });
        var paths = file.Xml(file.Pages[0]).Descendants(OfdFile.Space + "PathObject").ToList();
        Assert.Equal(["28 100 156 0.45", "28.123 120 0.18 30"], paths.Select(p => (string)p.Attribute("Boundary")!));
        Assert.Equal(["255 0 0", "0 0 0"], paths.Select(p => (string)p.Element(OfdFile.Space + "FillColor")!.Attribute("Value")!));
        Assert.Equal("M 0 0 L 0.18 0 L 0.18 30 L 0 30 C", paths[1].Element(OfdFile.Space + "AbbreviatedData")!.Value);
        Assert.All(paths, p => Assert.Equal(("false", "true"), ((string)p.Attribute("Stroke")!, (string)p.Attribute("Fill")!)));
    }

    [Fact]
    public void A_seal_lies_under_the_text_at_its_place_and_its_file_is_there_once()
    {
        var file = Paint(Sealed());
        var page = file.Xml(file.Pages[0]);
        var images = page.Descendants(OfdFile.Space + "ImageObject").ToList();
        Assert.Equal(["110 150 42 42", "60 150 42 42"], images.Select(i => (string)i.Attribute("Boundary")!));
        Assert.All(images, i => Assert.Equal("42 0 0 42 0 0", (string)i.Attribute("CTM")!));
        var part = Assert.Single(images.Select(i => file.File((string)i.Attribute("ResourceID")!)).Distinct());
        Assert.Equal(Seal.Png, file.Parts[part]);
        // Readers paint in the order of the file or of the identifiers: the text comes last in both.
        var kinds = page.Descendants(OfdFile.Space + "Layer").Single().Elements().ToList();
        Assert.Equal(kinds.Select(e => (int)e.Attribute("ID")!).Order(), kinds.Select(e => (int)e.Attribute("ID")!));
        Assert.True(kinds.FindLastIndex(e => e.Name.LocalName == "ImageObject") < kinds.FindIndex(e => e.Name.LocalName == "TextObject"));
    }

    [Fact]
    public void An_image_that_is_none_is_refused() => Assert.Throws<ImageFormatException>(() =>
        Paint(new SampleDocument().Paragraph("甲").Image(Seal with { Png = [1, 2, 3] }).Build()));

    [Fact]
    public void A_character_without_a_glyph_is_refused_by_name() => Assert.Throws<MissingGlyphException>(() =>
        Paint(new SampleDocument().Paragraph("甲\uE001").Build()));

    [Fact]
    public void The_same_letter_gives_the_same_bytes_and_another_one_another_identifier()
    {
        var letter = SampleLetters.Long(12) with { Addressees = ["示例𬭳代表"] };
        var document = LetterLayout.Compose(letter, Profiles.City, TestFonts.Book);
        var bytes = OfdPainter.Paint(document, TestFonts.Book);
        Assert.Equal(bytes, InOddCulture(() => OfdPainter.Paint(document, TestFonts.Book)));
        Assert.Equal(bytes, OfdPainter.Paint(LetterLayout.Compose(letter, Profiles.City, TestFonts.Book), TestFonts.Fresh()));
        string[] ids = [.. new[] { document, document with { Info = document.Info with { Subject = "另一件" } }, LetterLayout.Compose(letter with { Body = letter.Body + "完" }, Profiles.City, TestFonts.Book) }
            .Select(d => Paint(d).Entry.Descendants(OfdFile.Space + "DocID").Single().Value)];
        Assert.Equal(3, ids.Distinct().Count());
    }

    /// <summary>Where numbers and dates are written otherwise.</summary>
    private static byte[] InOddCulture(Func<byte[]> paint)
    {
        var usual = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (odd.NumberFormat.NumberDecimalSeparator, odd.DateTimeFormat.ShortDatePattern, odd.DateTimeFormat.LongTimePattern) = (",", "d.M.yy", "H-m");
        CultureInfo.CurrentCulture = odd;
        try
        {
            return paint();
        }
        finally
        {
            CultureInfo.CurrentCulture = usual;
        }
    }
}
