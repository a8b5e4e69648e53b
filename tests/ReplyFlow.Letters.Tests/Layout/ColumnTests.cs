using System.IO.Compression;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Tests.Support;
using ReplyFlow.Letters.Word;

namespace ReplyFlow.Letters.Tests.Layout;

/// <summary>Tabs part columns, on the page and in Word; none is lost.</summary>
public sealed class ColumnTests
{
    private const double Cell = 156.0 / 28;

    private static Letter With(string rows) => SampleLetters.Short with { Body = "安排如下：\n" + rows + "\n感谢您的关心和支持。" };

    private static List<TextLine> Rows(Letter letter) =>
        [.. LetterLayout.Compose(letter, Profiles.City, new GridGlyphs()).Of(LineKind.Body).Where(l => l.Runs.Any(r => r.After == "\t"))];

    [Fact]
    public void Columns_stand_under_each_other_at_least_two_cells_apart()
    {
        var rows = Rows(With("批次\t点位（处）\t投入（万元）\n一期\t45\t1200\n二期项目\t7\t86.5"));

        Assert.Equal(3, rows.Count);
        foreach (var row in rows)
        {
            Assert.Equal(rows[0].Runs.Select(r => r.X), row.Runs.Select(r => r.X));
            for (var i = 1; i < row.Runs.Count; i++)
                Assert.True(row.Runs[i].X - row.Runs[i - 1].X - row.Runs[i - 1].Width >= 2 * Cell - 1e-6);
        }
        Assert.Equal(["45", "1200"], rows[1].Runs.Skip(1).Select(r => r.Text));
    }

    [Fact]
    public void Empty_cells_keep_their_column_and_a_lone_tab_at_a_paragraphs_start_is_its_indent()
    {
        var rows = LetterLayout.Compose(With("甲\t1\t2\n\t\t3\n乙\t\t4"), Profiles.City, new GridGlyphs()).Of(LineKind.Body).Skip(1).ToList();
        Assert.Equal(rows[0].Runs[2].X, rows[1].Runs.Single(r => r.Text == "3").X);
        Assert.Equal(rows[0].Runs[2].X, rows[2].Runs.Single(r => r.Text == "4").X);
        Assert.Equal(rows[0].Runs[0].X, rows[2].Runs[0].X);

        var indented = LetterLayout.Compose(With("\t甲乙丙。"), Profiles.City, new GridGlyphs()).Of(LineKind.Body)[1];
        Assert.Equal((28 + 2 * Cell, "甲乙丙。"), (indented.Left(), indented.Text()));
    }

    [Fact]
    public void A_tab_behind_an_automatic_number_is_no_column() =>
        Assert.Contains(LetterLayout.Compose(With("一、\t工作情况\n1.\t摸清底数。"), Profiles.City, new GridGlyphs()).Outline, o => o.Text == "一、工作情况");

    [Fact]
    public void Rows_wider_than_the_line_keep_a_cell_between_columns_and_are_named()
    {
        var document = LetterLayout.Compose(With(new string('长', 20) + "\t12\t34" + new string('宽', 12)), Profiles.City, new GridGlyphs());

        Assert.Contains("12\u300034", string.Concat(document.Of(LineKind.Body).Select(l => l.Text())));
        Assert.Contains(document.Notes, n => n.Contains("制表符", StringComparison.Ordinal) && n.Contains("长长长", StringComparison.Ordinal));
    }

    [Fact]
    public void Word_gets_tabs_at_the_same_places()
    {
        var xml = DocumentXml(With("批次\t点位\n一期\t45"));
        Assert.Matches("批次</w:t></w:r><w:r><w:tab ?/></w:r>", xml);
        Assert.Matches("一期</w:t></w:r><w:r><w:tab ?/></w:r>", xml);
        Assert.DoesNotContain("一期45", xml);
    }

    private static string DocumentXml(Letter letter)
    {
        using var zip = new ZipArchive(new MemoryStream(DocxExport.Write(letter, Profiles.City, new GridGlyphs())));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return System.Text.RegularExpressions.Regex.Replace(reader.ReadToEnd(), "<w:rPr>.*?</w:rPr>", "");
    }

    [Fact]
    public void The_pdf_keeps_the_figures_of_columns_apart()
    {
        var pages = LetterLayout.Compose(With("批次\t点位\t金额\n一期\t45\t1200"), Profiles.City, TestFonts.Book);
        using var file = PdfChecks.Save(PdfPainter.Paint(pages, TestFonts.Book));
        Assert.Matches(@"一期\s+45\s+1200", PdfChecks.Text(file.Path));
    }
}
