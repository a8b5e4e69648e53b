using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Tests.Cases;

public sealed class RedlineTests
{
    private static readonly Gen<string> Text = Gen.Elements("我", "局", "将", "于", "2026", "年", "。", "𬭳", "推进", "\n")
        .ListOf().Select(parts => string.Concat(parts).Trim('\n'));

    [Fact]
    public void Both_texts_can_be_read_back_from_the_comparison() =>
        Prop.ForAll(Text.ToArbitrary(), Text.ToArbitrary(), (before, after) =>
        {
            var redline = Redline.Compare(before, after);
            Assert.Equal(Lines(before), Lines(Read(redline, RedlineKind.Deleted)));
            Assert.Equal(Lines(after), Lines(Read(redline, RedlineKind.Inserted)));
            Assert.Equal(before == after, !redline.IsChanged);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_changed_number_is_one_place_and_only_it_is_marked()
    {
        var redline = Redline.Compare("一、工作\n今年完成12项。\n谢谢。", "一、工作\n今年完成15项。\n谢谢。");
        Assert.Equal(1, redline.Changes);
        Assert.Equal(
            [new(RedlineKind.Same, "今年完成1"), new(RedlineKind.Deleted, "2"), new(RedlineKind.Inserted, "5"), new(RedlineKind.Same, "项。")],
            redline.Paragraphs[1]);
    }

    [Fact]
    public void A_paragraph_written_anew_is_not_torn_into_characters()
    {
        var redline = Redline.Compare("感谢您的关心。", "下一步将建设五个示范点并按季度公布进展情况");
        Assert.Equal([[new(RedlineKind.Deleted, "感谢您的关心。")], [new(RedlineKind.Inserted, "下一步将建设五个示范点并按季度公布进展情况")]], redline.Paragraphs);
    }

    /// <summary>The text without what the other side alone has; paragraphs that belong to one side only count as lines of it.</summary>
    private static string Read(Redline redline, RedlineKind side) => string.Join('\n', redline.Paragraphs
        .Where(p => p.Count == 0 || p.Any(x => x.Kind == RedlineKind.Same || x.Kind == side))
        .Select(p => string.Concat(p.Where(x => x.Kind == RedlineKind.Same || x.Kind == side).Select(x => x.Text))));

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Where(l => l.Length > 0);
}
