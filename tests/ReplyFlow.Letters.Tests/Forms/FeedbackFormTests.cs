using System.Text;
using ReplyFlow.Letters.Forms;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Letters.Tests.Fonts;
using ReplyFlow.Letters.Tests.Pdf;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Forms;

public sealed class FeedbackFormTests
{
    private static readonly DateTimeOffset Created = new(2024, 5, 9, 0, 0, 0, TimeSpan.FromHours(8));

    private static readonly Dictionary<string, string> Values = new()
    {
        ["session"] = "市第九届人大二次会议",
        ["number"] = "0031",
        ["title"] = "关于在全市公园、广场和公交场站增设公共直饮水点并建立长效管护机制的建议",
        ["deputy"] = "阿依古丽·买买提",
        ["issuer"] = "临江市城市管理局",
        ["documentNumber"] = "临城管函〔2024〕8号",
        ["category"] = "A",
        ["date"] = "2024年5月9日",
        ["name"] = "秦 川",
        ["phone"] = "0888-6655443",
        ["due"] = "2024年6月6日",
    };

    private static FormTemplate Form(string profile = "city") => FormTemplateFile.Read(Path.Combine(Profiles.Folder, profile, FormTemplateFile.Feedback));

    private static PageDocument Compose(IReadOnlyDictionary<string, string>? values = null) =>
        FormLayout.Compose(Form(), values ?? Values, "临江市城市管理局", Created, new GridGlyphs());

    [Fact]
    public void Every_profile_has_a_form_of_one_page()
    {
        foreach (var profile in TemplateFolder.Names(Profiles.Folder))
            Assert.Single(FormLayout.Compose(Form(profile), Values, "甲", Created, new GridGlyphs()).Pages);
    }

    [Fact]
    public void Shows_the_case_and_the_choices()
    {
        var text = string.Concat(Compose().Pages[0].Lines.Select(l => l.Text()));
        foreach (var value in new[] { "第0031号", "阿依古丽·买买提", "临城管函〔2024〕8号", "□满意　□基本满意　□不满意", "请在相应的□内打“√”，并于2024年6月6日前" })
            Assert.Contains(value, text);
        Assert.Contains(PageQuestions.WithoutSpaces(Values["title"]), PageQuestions.WithoutSpaces(text));
    }

    [Fact]
    public void Texts_stay_inside_their_cells()
    {
        var page = Compose().Pages[0];
        var verticals = page.Rules.Where(r => r.Height > r.Width).ToList();
        foreach (var line in page.Of(LineKind.Cell))
        {
            Assert.InRange(line.Left(), 28 + 1.5, 184);
            Assert.InRange(line.Right(), 28, 184 - 1.5);
            foreach (var rule in verticals.Where(r => r.Y < line.Baseline() && r.Y + r.Height > line.Baseline()))
                Assert.True(line.Right() < rule.X || line.Left() > rule.X + rule.Width, line.Text());
        }
        var table = page.Rules.Where(r => r.Width > 100).ToList();
        Assert.All(table, r => Assert.Equal((28.0, 156.0), (r.X, r.Width)));
        Assert.True(table.Max(r => r.Y) < 262);
    }

    [Fact]
    public void Paints_as_valid_pdf_with_its_text()
    {
        using var pdf = PdfChecks.Save(PdfPainter.Paint(FormLayout.Compose(Form(), Values, "临江市城市管理局", Created, TestFonts.Book), TestFonts.Book));
        PdfChecks.AssertSound(pdf.Path);
        Assert.Contains("人大代表建议办理情况征询意见表", PdfChecks.Dense(PdfChecks.Text(pdf.Path)));
    }

    [Fact]
    public void Long_values_wrap_and_absurd_ones_are_refused()
    {
        Assert.True(Compose(new Dictionary<string, string>(Values) { ["title"] = string.Concat(Enumerable.Repeat("很长的标题，", 60)) }).Pages.Count >= 1);
        Assert.Throws<LetterLayoutException>(() => Compose(new Dictionary<string, string>(Values) { ["title"] = new string('长', 5000) }));
        Assert.Contains("U+E000", Assert.Throws<LetterLayoutException>(() => Compose(new Dictionary<string, string>(Values) { ["deputy"] = "\uE000" })).Message);
    }

    [Theory]
    [InlineData("""{"rows":[{"fields":[{"label":"甲"}]}]}""", "title")]
    [InlineData("""{"title":"甲","rows":[]}""", "rows")]
    [InlineData("""{"title":"甲","rows":[{"fields":[{"label":"甲","txt":"乙"}]}]}""", "rows[0].fields[0].txt")]
    [InlineData("""{"title":"甲{x}","rows":[{"fields":[{"label":"甲"}]}]}""", "title")]
    [InlineData("""{"title":"甲","rows":[{"fields":[{"label":"甲","text":"{who}"}],"lines":2}]}""", "rows[0].fields[0].text")]
    [InlineData("""{"title":"甲","rows":[{"fields":[{"label":"甲"}],"lines":99}]}""", "rows[0].lines")]
    public void Errors_name_the_path(string json, string field) =>
        Assert.Equal(field, Assert.Throws<TemplateException>(() => FormTemplateFile.Parse(Encoding.UTF8.GetBytes(json), "x/feedback.form.json")).Field);
}
