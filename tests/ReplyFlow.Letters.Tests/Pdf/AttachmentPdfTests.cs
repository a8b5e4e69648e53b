using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Tests.Layout;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Pdf;

public sealed class AttachmentPdfTests
{
    /// <summary>A text and a table of five pages: archive PDF, tagged, with an outline, and its words come out in reading order.</summary>
    [Fact]
    public void A_letter_with_a_text_and_a_long_table_is_a_valid_tagged_archive_pdf()
    {
        var plan = new LetterAttachment("水质检测计划") { Body = "一、频次\n每季度检测一次。\n（一）现场公示。公示结果。" };
        var letter = SampleLetters.Short with { Attachments = [plan, AttachmentPagesTests.Table(110)] };
        var document = LetterLayout.Compose(letter, Profiles.City, TestFonts.Book);
        Assert.Equal(5, document.Pages.Count(p => p.Lines.Any(l => l.Cell is not null)));
        using var pdf = PdfChecks.Save(PdfPainter.Paint(document, TestFonts.Book));
        PdfChecks.AssertSound(pdf.Path);
        Preflight.AssertValid(pdf.Path);
        var (exit, structure) = Tool.Run("pdfinfo", "-struct", pdf.Path);
        Assert.True(exit == 0, structure);
        var tags = structure.Split('\n').Select(l => l.Trim().Split(' ', ':')[0]).CountBy(t => t).ToDictionary(t => t.Key, t => t.Value);
        Assert.Equal((1, 111, 5, 550), (tags["Table"], tags["TR"], tags["TH"], tags["TD"]));
        var text = PdfChecks.Dense(PdfChecks.Text(pdf.Path));
        int[] places = [.. new[] { "0888-6655443", "附件1水质检测计划", "每季度检测一次。", "附件2直饮水点位清单", "示例广场110号点", "抄送：" }
            .Select(t => text.IndexOf(t, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }
}
