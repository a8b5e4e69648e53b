using System.Text;
using ReplyFlow.Domain.Json;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Application.Letters.Templates;

/// <summary>A template tried out on the sample letter.</summary>
/// <param name="Name">What people call the template; empty where the settings cannot be read.</param>
/// <param name="Pages">The sample's pages; none where it cannot be set.</param>
/// <param name="Notes">What the layout had to do beyond the plain rules, in Chinese.</param>
/// <param name="Problems">Why the template cannot be used, all that one reading finds, by JSON path; none when it can.</param>
public sealed record TemplateTrial(string Name, ShownPages Pages, IReadOnlyList<string> Notes, IReadOnlyList<InputError> Problems)
{
    /// <summary>Reads settings and sets the sample letter with them.</summary>
    /// <param name="renderer">Has the fonts.</param>
    /// <param name="profile">The profile's name, for messages.</param>
    /// <param name="json">The settings as typed.</param>
    public static TemplateTrial Run(LetterRenderer renderer, string profile, string json)
    {
        var name = "";
        try
        {
            var template = TemplateFile.Parse(Encoding.UTF8.GetBytes(json), profile);
            name = template.Name;
            var document = LetterLayout.Compose(SampleLetter.For(template), template, renderer.Fonts);
            return new TemplateTrial(name, renderer.Show(document), document.Notes, []);
        }
        catch (TemplateException e)
        {
            return new TemplateTrial(name, ShownPages.None, [], e.InnerException is InputException all ? all.Errors : [new InputError(e.Field, e.Expected)]);
        }
        catch (Exception e) when (LetterRenderer.IsProblem(e))
        {
            return new TemplateTrial(name, ShownPages.None, [], [new InputError("", $"按这份设置排不出样文：{e.Message}")]);
        }
    }
}
