using System.Text;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Templates;

public sealed class TemplateFileTests
{
    private static LetterTemplate Parse(string json) => TemplateFile.Parse(Encoding.UTF8.GetBytes(json), "x");

    [Fact]
    public void Every_template_of_the_product_reads()
    {
        foreach (var folder in Directory.GetDirectories(Profiles.Folder).Where(d => File.Exists(Path.Combine(d, TemplateFile.FileName))))
        {
            var template = TemplateFile.Read(folder);
            Assert.Equal(Path.GetFileName(folder), template.Id);
            Assert.NotEmpty(template.Name);
        }
    }

    [Fact]
    public void Leaves_the_standards_values_where_nothing_is_said()
    {
        var template = Parse("""{"name":"甲","style":"letter"}""");
        Assert.Equal(LetterStyle.Letter, template.Style);
        Assert.Equal("抄送：", template.Imprint.CopyLabel);
        Assert.Null(template.Header.MarkTop);
    }

    [Theory]
    [InlineData("""{"style":"letter"}""", "name")]
    [InlineData("""{"name":"甲"}""", "style")]
    [InlineData("""{"name":"甲","style":"memo"}""", "style")]
    [InlineData("""{"name":"甲","style":"letter","colour":"red"}""", "colour")]
    [InlineData("""{"name":"甲","style":"letter","header":{"markTop":"35"}}""", "header.markTop")]
    [InlineData("""{"name":"甲","style":"letter","header":{"markHeight":40}}""", "header.markHeight")]
    [InlineData("""{"name":"甲","style":"letter","header":{"categoryText":"类别：{kind}"}}""", "header.categoryText")]
    [InlineData("""{"name":"甲","style":"letter","closing":{"annotationText":"（{name"}}""", "closing.annotationText")]
    [InlineData("""{"name":"甲","style":"letter","texts":{"categories":{"A":3}}}""", "texts.categories.A")]
    [InlineData("""{"name":"甲","style":"letter","words":["好",7]}""", "words[1]")]
    public void Names_file_path_and_expectation(string json, string field)
    {
        var error = Assert.Throws<TemplateException>(() => Parse(json));
        Assert.StartsWith("x/template.json：", error.Message);
        Assert.Equal(field, error.Field);
        Assert.NotEmpty(error.Expected);
    }

    [Fact]
    public void A_missing_folder_is_named() =>
        Assert.Contains("nobody/template.json", Assert.Throws<TemplateException>(() => TemplateFile.Read("/tmp/nobody")).Message);
}
