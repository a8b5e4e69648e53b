using ReplyFlow.Domain.Deputies;
using ReplyFlow.Letters.Forms;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Forms;

/// <summary>Forms that ask for more than the usual two judgements: on one page where that is possible, else as sheets that belong together.</summary>
public sealed class FormPagesTests
{
    private static readonly FormFoot Foot = new("用手机扫左边的二维码：", "https://jianyi.example.gov.cn/d/0123456789abcdefghijABCDEFGHIJ0123456789-_x");

    [Theory]
    [InlineData(2, 1)]
    [InlineData(5, 1)]
    [InlineData(12, 2)]
    public void As_many_sheets_as_are_needed(int judgements, int sheets) => Assert.Equal(sheets, Compose(judgements).Pages.Count);

    [Fact]
    public void A_form_of_one_sheet_says_nothing_of_sheets() => Assert.DoesNotContain("共", string.Concat(Compose(5).Pages[0].Of(LineKind.PageNumber).Select(l => l.Text())));

    [Fact]
    public void Sheets_are_numbered_and_each_says_whose_form_it_is()
    {
        var pages = Compose(12).Pages;
        for (var i = 0; i < pages.Count; i++)
        {
            var head = PageQuestions.WithoutSpaces(string.Concat(pages[i].Of(LineKind.PageNumber).Select(l => l.Text())));
            Assert.Contains($"第{i + 1}页共2页", head);
            Assert.All(pages[i].Of(LineKind.PageNumber), l => Assert.True(l.Baseline() < 37 && l.Left() >= 28 && l.Right() <= 184.5, l.Text()));
            var text = PageQuestions.WithoutSpaces(string.Concat(pages[i].Lines.Select(l => l.Text())));
            Assert.Contains("第0031号", text);
            Assert.Contains("阿依古丽·买买提", text);
        }
        Assert.Contains("代表签名", PageQuestions.WithoutSpaces(string.Concat(pages[1].Lines.Select(l => l.Text()))));
    }

    [Fact]
    public void Lines_set_closer_stand_inside_their_rows_and_leave_room_for_a_pen()
    {
        var page = Compose(5).Pages[0];
        var rules = page.Rules.Where(r => r.Width > 100).Select(r => r.Y).Order().ToList();
        Assert.All(rules.Zip(rules.Skip(1)), r => Assert.True(r.Second - r.First >= 8, $"{r.Second - r.First} mm"));
        Assert.True(rules.Zip(rules.Skip(1)).Max(r => r.Second - r.First) >= 4 * 7);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(5)]
    public void A_form_has_boxes_for_what_the_page_on_the_screen_asks_beside_the_judgements(int judgements)
    {
        var text = PageQuestions.WithoutSpaces(string.Concat(Assert.Single(Compose(judgements).Pages).Lines.Select(l => l.Text())));
        Assert.Contains("再次办理□要求□不要求", text);
        Assert.Contains("公开答复□同意□不同意", text);
    }

    [Fact]
    public void A_form_that_wants_reasons_says_for_which_choices()
    {
        var page = FormLayout.Compose(Form(2) with { ReasonsBelowTop = true }, Values, "甲", default, new GridGlyphs(), Foot).Pages[0];
        Assert.Contains("选“基本满意”“不满意”的，请写明原因。", string.Concat(page.Lines.Select(l => l.Text())));
    }

    private static PageDocument Compose(int judgements) => FormLayout.Compose(Form(judgements), Values, "甲", default, new GridGlyphs(), Foot);

    private static readonly Dictionary<string, string> Values = new()
    {
        ["session"] = "市第九届人大二次会议",
        ["number"] = "0031",
        ["title"] = "关于在全市公园、广场和公交场站增设公共直饮水点并建立长效管护机制的建议",
        ["deputy"] = "阿依古丽·买买提",
        ["issuer"] = "临江市城市管理局",
        ["documentNumber"] = "临城管函〔2024〕8号",
        ["due"] = "2024年6月6日",
        ["name"] = "秦川",
        ["phone"] = "0888-6655443",
    };

    /// <summary>The city's form with so many judgements of five choices.</summary>
    private static FormTemplate Form(int judgements)
    {
        var city = FormTemplateFile.Read(Path.Combine(Profiles.Folder, "city", FormTemplateFile.Feedback));
        string[] choices = ["很满意", "满意", "基本满意", "不满意", "不了解"];
        FeedbackLevel[] levels =
            [FeedbackLevel.Satisfied, FeedbackLevel.Satisfied, FeedbackLevel.Basic, FeedbackLevel.Dissatisfied, FeedbackLevel.NoJudgement];
        var asked = Enumerable.Range(1, judgements).Select(i => new FormRow([new($"第{i}项评价", "", choices) { Levels = levels }], 1));
        var at = city.Rows.ToList().FindIndex(r => r.Fields.Any(f => f.IsJudgement));
        return city with { Rows = [.. city.Rows.Take(at), .. asked, .. city.Rows.Skip(at).Where(r => !r.Fields.Any(f => f.IsJudgement))] };
    }
}
