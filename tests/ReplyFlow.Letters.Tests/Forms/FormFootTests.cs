using ReplyFlow.Letters.Forms;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Forms;

/// <summary>What stands under a form: the deputy's own address with its QR code, or the mark of a paper copy.</summary>
public sealed class FormFootTests
{
    private const string Address = "https://jianyi.example.gov.cn/d/0123456789abcdefghijABCDEFGHIJ0123456789-_x";

    private static readonly Dictionary<string, string> Values = new()
    {
        ["session"] = "市第九届人大二次会议",
        ["number"] = "0031",
        ["title"] = "关于在全市公园、广场和公交场站增设公共直饮水点并建立长效管护机制的建议",
        ["deputy"] = "严明",
        ["issuer"] = "临江市城市管理局",
        ["documentNumber"] = "临城管函〔2024〕8号",
        ["due"] = "2024年6月6日",
        ["name"] = "秦川",
        ["phone"] = "0888-6655443",
    };

    [Fact]
    public void Every_profile_s_form_stays_on_one_page_with_its_code()
    {
        foreach (var profile in TemplateFolder.Names(Profiles.Folder))
            Assert.Single(Compose(profile, new FormFoot("请用手机扫描左侧二维码，或在浏览器中输入下面的网址（两行相连）：", Address)).Pages);
    }

    [Fact]
    public void The_address_is_printed_whole_and_its_code_stands_inside_the_paper()
    {
        var plain = Compose("city", null).Pages[0];
        var page = Compose("city", new FormFoot("请扫码：", Address)).Pages[0];
        Assert.Contains(Address, string.Concat(page.Lines.Select(l => l.Text())));
        var code = page.Rules.Skip(plain.Rules.Count).ToList();
        Assert.InRange(code.Count, 200, 2000);
        Assert.All(code, r => Assert.True(r.X >= 28 && r.X + r.Width <= 60 && r.Y + r.Height <= 297 - 5));
        Assert.All(page.Lines, l => Assert.True(l.Baseline() < 297 - 5));
    }

    [Fact]
    public void A_paper_copy_carries_a_mark_and_no_code()
    {
        var plain = Compose("city", null).Pages[0];
        var page = Compose("city", new FormFoot("（纸质件）", null)).Pages[0];
        Assert.Equal(plain.Rules.Count, page.Rules.Count);
        Assert.EndsWith("（纸质件）", string.Concat(page.Lines.Select(l => l.Text())));
    }

    [Fact]
    public void The_note_names_the_way_that_the_copy_is_answered_by()
    {
        var letter = new Letter { Template = "city", Issuer = "甲", Title = "复函", Addressees = [], Body = "", Signature = "甲" };
        foreach (var profile in TemplateFolder.Names(Profiles.Folder))
        {
            Assert.Contains("扫描表下的二维码、输入网址直接填写", Note(new FormFoot("请扫码：", Address)), StringComparison.Ordinal);
            Assert.DoesNotContain("邮件", Note(new FormFoot("请扫码：", Address)), StringComparison.Ordinal);
            // Without a link there is only the mail.
            Assert.Contains("通过复函邮件中的链接直接填写", Note(FormValues.PaperFoot(letter)), StringComparison.Ordinal);

            string Note(FormFoot foot) => string.Concat(FormLayout.Compose(
                Form(profile), FormValues.Of(letter, "严明", foot, ""), "甲", default, new GridGlyphs()).Pages.SelectMany(p => p.Lines).Select(l => l.Text()));
        }
    }

    [Fact]
    public void Where_several_bureaus_answered_each_is_judged_apart()
    {
        var form = Form("city").For(["示例市水务局", "示例市财政局"]);
        Assert.Equal(2 * Form("city").Judgements.Count, form.Judgements.Count);
        var text = string.Concat(FormLayout.Compose(form, Values, "甲", default, new GridGlyphs()).Pages.SelectMany(p => p.Lines).Select(l => l.Text()));
        Assert.True(text.IndexOf("示例市财政局", StringComparison.Ordinal) > text.IndexOf("示例市水务局", StringComparison.Ordinal));
    }

    private static FormTemplate Form(string profile) => FormTemplateFile.Read(Path.Combine(Profiles.Folder, profile, FormTemplateFile.Feedback));

    private static PageDocument Compose(string profile, FormFoot? foot) =>
        FormLayout.Compose(Form(profile), Values, "甲", default, new GridGlyphs(), foot);
}
