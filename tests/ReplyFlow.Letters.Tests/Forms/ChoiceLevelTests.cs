using System.Text;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Letters.Forms;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Letters.Tests.Forms;

/// <summary>How the choices of a form count: by the file, by their words, by their place only where nothing else is left.</summary>
public sealed class ChoiceLevelTests
{
    private const FeedbackLevel Good = FeedbackLevel.Satisfied, Fair = FeedbackLevel.Basic, Bad = FeedbackLevel.Dissatisfied, None = FeedbackLevel.NoJudgement;

    [Theory]
    [InlineData("很满意 满意 基本满意 不满意 不了解", "", new[] { Good, Good, Fair, Bad, None })]
    [InlineData("满意 比较满意 不满意 弃权", "", new[] { Good, Fair, Bad, None })]
    [InlineData("满意 一般 不满意", "", new[] { Good, Fair, Bad })]
    [InlineData("满意 基本满意 一般 不满意 不了解", "", new[] { Good, Fair, Fair, Bad, None })]
    [InlineData("好 基本满意 不满意", "", new[] { Good, Fair, Bad })]
    [InlineData("弃权 满意 基本满意 差", "", new[] { None, Good, Fair, Bad })]
    [InlineData("好 中 差 没听说", """ "好": "satisfied", "中": "basic", "差": "dissatisfied", "没听说": "none" """, new[] { Good, Fair, Bad, None })]
    [InlineData("满意 比较满意 不满意", """ "比较满意": "satisfied" """, new[] { Good, Good, Bad })]
    public void A_choice_counts_as_the_file_or_its_words_say(string choices, string levels, FeedbackLevel[] expected) =>
        Assert.Equal(expected, Assert.Single(Form(choices, levels).Judgements).Levels);

    [Theory]
    [InlineData("满意 基本满意 还行 不满意", "", "“还行”算满意、基本满意、不满意还是不计")]
    [InlineData("满意 基本满意 不满意 说不好", "", "“说不好”")]
    [InlineData("还行 满意 不满意", "", "“还行”")]
    [InlineData("满意 还行 差", "", "“还行”")]
    [InlineData("满意 基本满意 不了解", "", "至少要有一项算满意、一项算不满意")]
    [InlineData("满意 满意 不满意", "", "有两个选项相同")]
    [InlineData("满意 不满意", """ "不满": "dissatisfied" """, "choices 里没有这一项")]
    [InlineData("满意 不满意", """ "满意": "top" """, "应为 satisfied、basic、dissatisfied、none 之一")]
    public void What_cannot_be_told_is_refused(string choices, string levels, string words) =>
        Assert.Contains(words, Assert.Throws<TemplateException>(() => Form(choices, levels)).Message);

    [Theory]
    [InlineData("满意 基本满意 还行 不满意", new[] { Good, Fair, Fair, Bad })]
    [InlineData("好 还行 不满意 不了解", new[] { Good, Fair, Bad, None })]
    [InlineData("满意 满意 不满意", new[] { Good, Good, Bad })]
    [InlineData("满意 基本满意 不了解", new FeedbackLevel[0])]
    public void For_letters_already_out_choices_that_cannot_be_told_count_by_their_place(string choices, FeedbackLevel[] expected)
    {
        var form = FormTemplateFile.ParseOut(Bytes(choices, ""), "x/feedback.form.json");
        Assert.Equal(expected, form.Judgements.SelectMany(j => j.Levels));
    }

    [Fact]
    public void Choices_that_judge_nothing_are_only_printed() => Assert.Empty(Form("登门走访 座谈 电话 未联系", "").Judgements);

    [Fact]
    public void Two_judgements_of_one_name_are_refused() => Assert.Contains("都叫“对办理结果”", Assert.Throws<TemplateException>(() => Parse("""
        { "title": "甲", "rows": [{ "fields": [{ "label": "对办理结果", "choices": ["满意", "不满意"] },
            { "label": "对办理结果", "choices": ["满意", "不满意"] }] }] }
        """)).Message);

    [Fact]
    public void Reasons_are_asked_for_below_the_top_only_where_the_file_says_so()
    {
        const string rows = """ "title": "甲", "rows": [{ "fields": [{ "label": "乙", "choices": ["很满意", "满意", "基本满意", "不满意", "不了解"] }] }] """;
        Assert.Equal(["不满意"], Parse($"{{ {rows} }}").ReasonChoices);
        Assert.Equal(["基本满意", "不满意"], Parse($"{{ {rows}, \"reasonsBelowTop\": true }}").ReasonChoices);
    }

    private static FormTemplate Form(string choices, string levels) => FormTemplateFile.Parse(Bytes(choices, levels), "x/feedback.form.json");

    private static byte[] Bytes(string choices, string levels) => Encoding.UTF8.GetBytes(
        $$"""{ "title": "甲", "rows": [{ "fields": [{ "label": "乙", "choices": ["{{choices.Replace(" ", "\", \"")}}"], "levels": { {{levels}} } }] }] }""");

    private static FormTemplate Parse(string json) => FormTemplateFile.Parse(Encoding.UTF8.GetBytes(json), "x/feedback.form.json");
}
