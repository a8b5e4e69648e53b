using ReplyFlow.Workflow.Comparison;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Tests.Moves;
using ReplyFlow.Workflow.Tests.Support;

namespace ReplyFlow.Workflow.Tests.Comparison;

public class DefinitionComparisonTests
{
    private static readonly WorkflowDefinition Reply = Shipped.SuggestionReply;

    [Fact]
    public void The_same_process_in_another_version_has_no_differences() =>
        Assert.Empty(DefinitionComparison.Of(Reply, Reply.WithVersion(2, false)));

    [Fact]
    public void A_new_step_is_named_with_what_leads_to_it() => Assert.Equal(
        [
            "增加“法制审核”（legalReview），由 division:法规处/DivisionHead 办理",
            "“办公室核稿”（proofread）“核稿通过”由到“分管领导审签”（leaderReview）改为到“法制审核”（legalReview）",
        ],
        DefinitionComparison.Of(Reply, CaseMoverTests.WithLegalReview(Reply, 2)).Select(c => c.Words));

    [Fact]
    public void Taking_the_step_out_again_says_so() => Assert.Equal(
        [DefinitionChangeKind.Removed, DefinitionChangeKind.Changed],
        DefinitionComparison.Of(CaseMoverTests.WithLegalReview(Reply, 2), Reply).Select(c => c.Kind));

    [Theory]
    [InlineData("role:Signatory", "role:BureauLeader", "“主要领导签发”（signOff）的办理人由“role:Signatory”改为“role:BureauLeader”")]
    [InlineData("case:due-20wd", "case:due-15wd", "“起草复函”（draft）的期限由“case:due-20wd”改为“case:due-15wd”")]
    [InlineData("主要领导签发", "局长签发", "“局长签发”（signOff）的标题由“主要领导签发”改为“局长签发”")]
    [InlineData("Uphold=不同意退办，维持交办|other|reason", "Uphold=不同意退办，维持交办|other", "“审议退办”（objection）的决定由“同意退办，改派（Reassign，前进）、不同意退办，维持交办（Uphold，其他，要理由）”改为“同意退办，改派（Reassign，前进）、不同意退办，维持交办（Uphold，其他）”")]
    [InlineData("\"passed\": [\"leaderReview\"]", "\"passed\": []", "不再要求：进入“主要领导签发”（signOff）前须经过“分管领导审签”（leaderReview），自最近一次“起草复函”（draft）、“修改复函”（revise）、“再办理”（rehandle）算起")]
    public void Every_kind_of_change_is_told_in_words(string was, string now, string words)
    {
        var text = File.ReadAllText(Shipped.PathOf("suggestion-reply"));
        Assert.Contains(was, text);

        Assert.Contains(words, DefinitionComparison.Of(Reply, WorkflowDefinition.Parse(text.Replace(was, now))).Select(c => c.Words));
    }
}
