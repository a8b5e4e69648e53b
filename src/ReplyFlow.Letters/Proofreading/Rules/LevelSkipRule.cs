using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 5: levels are not skipped: （1） stands below 1. or, in short letters, below 一、（一）; never right below 一、.</summary>
internal sealed class LevelSkipRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(5, "层次不越级：“一、”之下不直接用“（1）”", Severity.Warning, Grounds.Format("7.3.3"),
        ["body=一、甲项\n（1）子项\n（2）丑项"], ["body=一、甲项\n（一）子项\n1.丑项\n（1）寅项", "body=一、甲项\n1.子项\n（1）丑项"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        var above = 0;
        foreach (var paragraph in input.Body.Paragraphs)
        {
            if (HeadingMark.Read(paragraph.Text) is not { } mark)
                continue;
            if (mark.Level == HeadingMark.Levels && above == 1)
                sink.Body(Severity.Warning, paragraph.Start + mark.Start, mark.Length, "“一、”之下越过两级用了“（1）”，可改用“（一）”或“1.”");
            above = mark.Level;
        }
    }
}
