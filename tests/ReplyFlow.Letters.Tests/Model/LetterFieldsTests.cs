using System.Text.RegularExpressions;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Model;

public sealed partial class LetterFieldsTests
{
    private const string Unprintable = "\uE000";

    public static TheoryData<string> Texts => [.. typeof(Letter).GetProperties()
        .Where(p => p.CanWrite && p.Name != nameof(Letter.Template) && (p.PropertyType == typeof(string) || p.PropertyType == typeof(IReadOnlyList<string>)))
        .Select(p => p.Name)];

    [Theory, MemberData(nameof(Texts))]
    public void Whatever_text_of_a_letter_cannot_be_set_is_named_as_people_call_it(string property)
    {
        var letter = SampleLetters.Short with { Title = SampleLetters.Short.Title };
        var found = typeof(Letter).GetProperty(property)!;
        found.SetValue(letter, found.PropertyType == typeof(string) ? Unprintable : (IReadOnlyList<string>)["甲", Unprintable]);
        NamedInChinese(letter);
    }

    [Fact]
    public void So_are_whom_to_call_and_what_is_too_long()
    {
        NamedInChinese(SampleLetters.Short with { Contact = new LetterContact(Unprintable, "1") });
        NamedInChinese(SampleLetters.Short with { Contact = new LetterContact("甲", Unprintable) });
        NamedInChinese(SampleLetters.Short with { Title = new string('题', 120) });
        NamedInChinese(SampleLetters.Short with { Body = "" });
    }

    [Theory]
    [InlineData("attachments[1]", "附件第 2 项：")]
    [InlineData("attachments[0].body", "附件第 1 项：")]
    [InlineData("attachments[1].table[3]", "附件第 2 项表格第 4 行：")]
    [InlineData("attachments[1].table[3][0]", "附件第 2 项表格第 4 行第 1 格：")]
    [InlineData("contact.phone", "联系电话：")]
    public void A_place_in_an_attachment_is_counted_as_people_count(string field, string label) => Assert.Equal(label, LetterFields.Label(field));

    private static void NamedInChinese(Letter letter)
    {
        var message = Assert.Throws<LetterLayoutException>(() => LetterLayout.Compose(letter, Profiles.City, new GridGlyphs())).Message;
        Assert.DoesNotMatch(Latin(), message.Replace("U+E000", "", StringComparison.Ordinal));
        Assert.Matches("^[^：]+：", message);
        Assert.DoesNotContain("公文", message, StringComparison.Ordinal);
    }

    [GeneratedRegex("[A-Za-z]")]
    private static partial Regex Latin();
}
