using System.Text;
using ReplyFlow.Domain.Json;

namespace ReplyFlow.Domain.Tests.Json;

public sealed class StrictJsonTests
{
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    private static (string Name, double Size, IReadOnlyList<string> Tags) Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    private static (string Name, double Size, IReadOnlyList<string> Tags) Parse(byte[] json) => StrictJson.Read(json, root =>
        root.Object(o => (o.Text("name", 5, "名称"), o.Number("size", 1, 0, 10), o.Texts("tags", 3, 4))));

    private static IReadOnlyList<InputError> Refused(string json) => Assert.Throws<InputException>(() => Parse(json)).Errors;

    [Theory]
    [InlineData("{\"name\": \"甲\"}")]
    [InlineData("{\"name\": \"甲\", \"size\": null, \"tags\": null}")]
    public void What_is_left_out_or_null_takes_its_standard(string json)
    {
        var (name, size, tags) = Parse(json);
        Assert.Equal(("甲", 1), (name, size));
        Assert.Empty(tags);
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() => Assert.Equal("甲", Parse([.. Mark, .. "{\"name\": \"甲\"}"u8]).Name);

    [Fact]
    public void One_reading_names_every_field_that_is_wrong_in_the_order_asked() =>
        Assert.Equal(
            ["name", "size", "tags[1]", "tags[2]", "colour", "shape"],
            Refused("{\"colour\": 1, \"tags\": [\"好\", 7, \" \"], \"size\": 11, \"shape\": 2}").Select(e => e.Path));

    [Fact]
    public void A_field_nobody_asked_for_is_told_with_those_that_may_be_there()
    {
        var error = Assert.Single(Refused("{\"name\": \"甲\", \"nmae\": \"乙\"}"));
        Assert.Equal("nmae", error.Path);
        Assert.Contains("name、size、tags", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"name\": \"甲乙丙丁戊己\"}", "name", "最多 5 个字符，实有 6 个")]
    [InlineData("{\"name\": \"甲\", \"tags\": [\"\", \"\", \"\", \"\"]}", "tags", "最多 3 项，实有 4 项")]
    [InlineData("{\"name\": \"甲\", \"size\": \"3\"}", "size", "应为数字，实为字符串")]
    [InlineData("{\"name\": \"甲\", \"size\": 1e999}", "size", "应在 0 与 10 之间")]
    [InlineData("{\"name\": {}}", "name", "应为字符串，实为对象")]
    [InlineData("[]", "", "应为对象 { … }，实为列表")]
    [InlineData("{\"name\": \"甲\",}", "", "第 1 行第 16 字节处有误，不是合法的 JSON")]
    [InlineData("{\"name\": \"甲\", \"name\": \"乙\"}", "", "重复")]
    public void The_message_says_what_was_expected_and_what_stands_there(string json, string path, string message)
    {
        var error = Assert.Single(Refused(json));
        Assert.Equal(path, error.Path);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_told_by_their_place() =>
        Assert.Contains("第 2 个字节", Assert.Throws<InputException>(() => Parse([(byte)'{', 0xD6, 0xD0, (byte)'}'])).Message, StringComparison.Ordinal);
}
