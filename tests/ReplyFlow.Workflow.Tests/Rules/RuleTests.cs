using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Workflow.Tests.Rules;

public class RuleTests
{
    [Theory]
    [InlineData("role:BureauOffice", AssigneeKind.Role, "BureauOffice", "")]
    [InlineData("role:Drafter", AssigneeKind.CaseDrafter, null, "")]
    [InlineData("case:Drafter", AssigneeKind.CaseDrafter, null, "")]
    [InlineData("division:法规处/DivisionHead", AssigneeKind.Division, "DivisionHead", "法规处")]
    [InlineData("division:一/二处/DivisionHead", AssigneeKind.Division, "DivisionHead", "一/二处")]
    [InlineData("user:previous", AssigneeKind.Previous, null, "")]
    [InlineData("each:coHandlers/BureauOffice", AssigneeKind.EachCoHandler, "BureauOffice", "")]
    [InlineData("each:countersigners", AssigneeKind.EachCountersigner, null, "")]
    [InlineData("each:deputies", AssigneeKind.EachDeputy, null, "")]
    [InlineData("each:divisions/DivisionHead:法规处, 财务处", AssigneeKind.EachDivision, "DivisionHead", "法规处,财务处")]
    public void Assignee_rules_are_read(string text, AssigneeKind kind, string? role, string divisions)
    {
        var rule = AssigneeRule.Parse(text);

        Assert.Equal((kind, role, divisions), (rule.Kind, rule.Role, string.Join(',', rule.Divisions)));
        Assert.Equal(text.StartsWith("each:", StringComparison.Ordinal), rule.IsGroup);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("BureauOffice")]
    [InlineData("role:")]
    [InlineData("role:bureauOffice")]
    [InlineData("role:Manager")]
    [InlineData("division:/DivisionHead")]
    [InlineData("division:法规处")]
    [InlineData("division:法规处/Boss")]
    [InlineData("user:next")]
    [InlineData("each:coHandlers/")]
    [InlineData("each:everyone")]
    [InlineData("each:divisions/DivisionHead")]
    [InlineData("each:divisions/DivisionHead:甲,甲")]
    [InlineData("each:divisions/DivisionHead:甲,")]
    public void Wrong_assignee_rules_are_refused_with_words(string? text)
    {
        Assert.False(AssigneeRule.TryParse(text, out _, out var problem));
        Assert.False(string.IsNullOrWhiteSpace(problem));
    }

    [Theory]
    [InlineData("+10wd", false, 10, "wd")]
    [InlineData("+1m", false, 1, "m")]
    [InlineData("+5cd", false, 5, "cd")]
    [InlineData("case:due", true, 0, "cd")]
    [InlineData("case:due-10wd", true, -10, "wd")]
    [InlineData("case:due+999cd", true, 999, "cd")]
    public void Due_rules_are_read_and_written_again(string text, bool fromCase, int amount, string unit)
    {
        var rule = DueRule.Parse(text);

        Assert.Equal(new DueRule(fromCase, amount, unit), rule);
        Assert.Equal(text, rule.ToString());
    }

    [Theory]
    [InlineData("rule:assign", DeadlineKind.Assign)]
    [InlineData("rule:object", DeadlineKind.Object)]
    [InlineData("rule:opinion", DeadlineKind.Opinion)]
    [InlineData("rule:feedback", DeadlineKind.Feedback)]
    [InlineData("rule:reReply", DeadlineKind.ReReply)]
    public void Due_rules_may_name_a_deadline_of_the_settings(string text, DeadlineKind kind)
    {
        var rule = DueRule.Parse(text);

        Assert.Equal((kind, false, 0), (rule.Kind, rule.FromCaseDue, rule.Amount));
        Assert.Equal(text, rule.ToString());
    }

    [Theory]
    [InlineData("rule:")]
    [InlineData("rule:reply")]
    [InlineData("rule:Object")]
    [InlineData("rule:object+1wd")]
    [InlineData("rule:rereply")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10wd")]
    [InlineData("-10wd")]
    [InlineData("+0wd")]
    [InlineData("+1000wd")]
    [InlineData("+10 wd")]
    [InlineData("+10WD")]
    [InlineData("+１０wd")]
    [InlineData("+10wd\n")]
    [InlineData("case:due10wd")]
    [InlineData("case:start")]
    public void Wrong_due_rules_are_refused(string? text) => Assert.False(DueRule.TryParse(text, out _, out _));
}
