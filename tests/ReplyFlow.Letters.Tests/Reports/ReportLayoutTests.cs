using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Reports;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Reports;

public sealed class ReportLayoutTests
{
    private const double Left = 28, Right = 184, Bottom = 262;

    private static readonly DateTimeOffset Created = new(2026, 6, 24, 1, 0, 0, TimeSpan.Zero);

    private static readonly TableColumn[] Columns = [new("编号", 13), new("标题", 60, ColumnAlign.Left), new("逾期工作日", 15, ColumnAlign.Right)];

    private static Report Sample(int rows, int paragraphs = 1) => new(
        "市第九届人大二次会议代表建议办理情况报告", "（截至2026年6月24日）",
        [
            new ReportHeading("一、总体情况"), .. Enumerable.Repeat(new ReportParagraph("共交办建议74件，已办复24件，办复率32.4%。"), paragraphs),
            new ReportHeading("二、逾期未复的建议"),
            new ReportTable(Columns, [.. Enumerable.Range(1, rows).Select(i => new[] { i.ToString("0000"), i % 3 == 0 ? "关于完善社区养老服务设施布局并建立长效运营补贴机制的建议" : "关于修路的建议", i % 5 == 0 ? "" : $"{i}" })]),
        ], "临川市人民政府办公室", new DateOnly(2026, 6, 24));

    private static PageDocument Compose(int rows, int paragraphs = 1) => ReportLayout.Compose(Sample(rows, paragraphs), Created, new GridGlyphs());

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(400)]
    public void Every_row_is_there_once_in_order_and_inside_the_page(int rows)
    {
        var document = Compose(rows);
        var cells = document.Pages.SelectMany(p => p.Lines).Where(l => l.Cell is not null).ToList();
        Assert.Equal(Enumerable.Range(1, rows).Select(i => i.ToString("0000")), cells.Where(l => l.Cell is { Column: 0, IsHeading: false }).Select(l => l.Text()));
        Assert.Equal(Enumerable.Range(0, rows + 1).SelectMany(r => new[] { (r, 0), (r, 1), (r, 2) }), cells.Select(l => (l.Cell!.Row, l.Cell.Column)).Distinct());
        foreach (var page in document.Pages)
        {
            Assert.All(page.Lines.Where(l => l.Kind != LineKind.PageNumber), l => Assert.InRange(l.Baseline(), 37, Bottom));
            Assert.All(page.Rules, r => Assert.True(r.X >= Left - 0.01 && r.X + r.Width <= Right + 0.01 && r.Y + r.Height <= Bottom + 0.4));
        }
    }

    [Fact]
    public void The_heading_row_stands_on_every_page_and_is_read_once()
    {
        var document = Compose(120);
        var withTable = document.Pages.Where(p => p.Lines.Any(l => l.Kind == LineKind.Cell)).ToList();
        Assert.True(withTable.Count > 2);
        Assert.All(withTable, p => Assert.Contains(p.Lines, l => l.Kind == LineKind.Cell && l.Text() == "编号"));
        Assert.Single(document.Pages.SelectMany(p => p.Lines), l => l.Cell is { IsHeading: true, Column: 0 });
        Assert.Equal(withTable.Count - 1, document.Pages.SelectMany(p => p.Lines).Count(l => l.Text() == "编号" && l.Paragraph < 0));
    }

    [Fact]
    public void Texts_stay_between_the_rules_of_their_column()
    {
        foreach (var page in Compose(60).Pages)
        {
            var edges = page.Rules.Where(r => r.Height > r.Width).Select(r => r.X).Distinct().Order().ToList();
            foreach (var line in page.Lines.Where(l => l.Cell is not null))
                Assert.True(line.Left() > edges[line.Cell!.Column] && line.Right() < edges[line.Cell.Column + 1], line.Text());
        }
    }

    [Fact]
    public void A_heading_stands_on_the_page_of_its_table_wherever_the_text_before_ends()
    {
        for (var paragraphs = 1; paragraphs < 40; paragraphs++)
            foreach (var page in Compose(5, paragraphs).Pages)
            {
                var lines = page.Lines.Where(l => l.Kind != LineKind.PageNumber).ToList();
                Assert.NotEqual(LineKind.Heading, lines[^1].Kind);
                if (lines.FirstOrDefault(l => l.Cell?.Row == 0) is not null)
                    Assert.Contains(lines, l => l.Cell?.Row == 1);
            }
    }

    [Fact]
    public void Pages_are_numbered_and_the_report_is_signed_and_dated()
    {
        var document = Compose(100);
        Assert.Equal(Enumerable.Range(1, document.Pages.Count).Select(n => $"— {n} —"), document.Pages.Select(p => p.Lines.Single(l => l.Kind == LineKind.PageNumber).Text()));
        Assert.Equal(["临川市人民政府办公室", "2026年6月24日"], document.Pages[^1].Lines.Where(l => l.Kind is LineKind.Signature or LineKind.Date).Select(l => l.Text()));
        Assert.Equal(["一、总体情况", "二、逾期未复的建议"], document.Outline.Select(o => o.Text));
    }

    [Fact]
    public void Impossible_texts_are_refused_by_their_place()
    {
        Report With(string text) => Sample(1) with { Blocks = [new ReportTable(Columns, [["1", text, "2"]])] };
        Assert.Equal("tables[0].rows[0][1]", Assert.Throws<LetterLayoutException>(() => ReportLayout.Compose(With("\uE000"), Created, new GridGlyphs())).Field);
        Assert.Contains("高过一页", Assert.Throws<LetterLayoutException>(() => ReportLayout.Compose(With(new string('长', 3000)), Created, new GridGlyphs())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Paints_as_valid_archive_pdf_with_a_tagged_table()
    {
        using var pdf = PdfChecks.Save(PdfPainter.Paint(ReportLayout.Compose(Sample(60), Created, TestFonts.Book), TestFonts.Book));
        PdfChecks.AssertSound(pdf.Path);
        Preflight.AssertValid(pdf.Path);
        var (exit, structure) = Tool.Run("pdfinfo", "-struct", pdf.Path);
        Assert.True(exit == 0, structure);
        var tags = structure.Split('\n').Select(l => l.Trim().Split(' ', ':')[0]).CountBy(t => t).ToDictionary(t => t.Key, t => t.Value);
        Assert.Equal((1, 61, 3, 180, 1, 2), (tags["Table"], tags["TR"], tags["TH"], tags["TD"], tags["H1"], tags["H2"]));
        Assert.Contains("0060", PdfChecks.Text(pdf.Path), StringComparison.Ordinal);
    }
}
