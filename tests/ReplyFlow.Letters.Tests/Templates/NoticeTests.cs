using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Templates;

/// <summary>Notices are letters whose text the template brings.</summary>
public sealed class NoticeTests
{
    private static readonly Dictionary<string, string> Values = new()
    {
        ["session"] = "市第九届人大二次会议",
        ["number"] = "0031",
        ["title"] = "关于增设公共直饮水点的建议",
        ["deputy"] = "白露",
        ["bureau"] = "市城市管理局",
        ["leadBureau"] = "市城市管理局",
        ["coHandlers"] = "市水务局、市财政局",
        ["acceptBy"] = "2024年3月15日",
        ["due"] = "2024年5月25日",
        ["extendedDue"] = "2024年8月25日",
        ["reason"] = "涉及管网改造方案论证",
        ["opinion"] = "一、关于水源。\n管网压力可以满足。\n二、关于水质。\n每季度检测一次。",
    };

    [Theory]
    [InlineData("assignment", "由你单位主办", "市水务局、市财政局")]
    [InlineData("extension", "答复期限延至2024年8月25日", "涉及管网改造方案论证")]
    [InlineData("co-handling", "现提出会办意见如下", "每季度检测一次")]
    public void Is_laid_out_like_any_letter(string name, string one, string other)
    {
        var template = TemplateFolder.Read("notices/" + name, Profiles.Folder);
        var pairs = Values.Select(v => (v.Key, (string?)v.Value)).ToArray();
        var letter = new Letter
        {
            Template = "notices/" + name,
            Issuer = "临江市人民政府办公室",
            DocumentNumber = "临政办函〔2024〕3号",
            Title = Placeholders.Fill(template.Texts.Title, pairs),
            Addressees = [Placeholders.Fill(template.Texts.Salutation, pairs)],
            Body = template.Texts.FillBody(Values),
            Signature = "临江市人民政府办公室",
            Date = new DateOnly(2024, 2, 28),
            Contact = new LetterContact("秦 川", "0888-6655443"),
        };
        var document = LetterLayout.Compose(letter, template, new GridGlyphs());
        var text = string.Concat(document.Pages.SelectMany(p => p.Lines).Select(l => l.Text()));
        Assert.Contains(one, text);
        Assert.Contains(other, text);
        Assert.DoesNotContain("{", text);
        Assert.Contains("市第九届人大二次会议", string.Concat(document.Of(LineKind.Title).Select(l => l.Text())));
        Assert.Empty(document.Of(LineKind.Category));
    }

    [Fact]
    public void Unknown_placeholders_in_a_notice_are_named()
    {
        var error = Assert.Throws<TemplateException>(() => TemplateFile.Parse(
            System.Text.Encoding.UTF8.GetBytes("""{"name":"甲","style":"letter","texts":{"body":["好。","因{cause}延期。"]}}"""), "x"));
        Assert.Equal("texts.body[1]", error.Field);
        Assert.Contains("{cause}", error.Message);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../city")]
    [InlineData("notices/../city")]
    [InlineData("a/b/c")]
    [InlineData("/city")]
    [InlineData("")]
    public void Names_cannot_leave_the_folder(string name) =>
        Assert.Throws<TemplateException>(() => TemplateFolder.Read(name, Profiles.Folder));
}
