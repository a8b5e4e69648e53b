using ReplyFlow.Workflow.Running;
using ReplyFlow.Workflow.Scripts;
using ReplyFlow.Workflow.Tests.Support;

namespace ReplyFlow.Workflow.Tests.Scripts;

public class NextMovesTests
{
    private const string Facts = """{"hasCoHandlers": true, "participants": {"coHandling": ["甲局", "乙局"]}}""";

    [Fact]
    public async Task Lists_people_participants_expiries_and_events()
    {
        var run = await Drive.RunAsync(Shipped.SuggestionReply, "assign:Assign accept:Accept allocate:Allocate coHandling:Submit:甲局 !:withdrawalRequested", Facts);

        Assert.Equal(
            ["起草复函 提交审核", "会办意见（乙局） 提交会办意见", "会办意见（乙局） 退回会办", "会办意见 逾期", "审批撤回 同意撤回", "审批撤回 不同意撤回", "另行发起 申请延期"],
            NextMoves.Of(Shipped.SuggestionReply, run.State).Select(m => $"{m.Step} {m.Label}"));
    }

    /// <summary>Clicking anything the simulator offers always works.</summary>
    [Theory, MemberData(nameof(Shipped.Ids), MemberType = typeof(Shipped))]
    public async Task Every_move_offered_can_be_made(string id)
    {
        var definition = Shipped.Load(id);
        var random = new Random(20230625);
        for (var i = 0; i < 15; i++)
        {
            var script = new WorkflowScript([]);
            for (var moves = 0; moves < 30; moves++)
            {
                var result = await new ScriptRunner(new BuiltInEngine()).RunAsync(definition, script, CaseFacts.Parse("""{"hasCoHandlers": true, "hasFeedback": true, "participants": {"coHandling": ["甲局"], "feedback": ["甲", "乙"]}, "failures": {"makeLetter": ["缺字体"]}}"""), TestContext.Current.CancellationToken);
                var next = NextMoves.Of(definition, result.State);
                Assert.Equal(result.State.Finished, next.Count == 0);
                if (next.Count == 0) break;
                script = new WorkflowScript(script.Entries.Add(next[random.Next(next.Count)].Entry));
            }
        }
    }

    [Theory]
    [InlineData("{}", "应为 {step, by, outcome} 的列表")]
    [InlineData("[{}]", "$[0]")]
    [InlineData("""[{"step": "a"}]""", "$[0].outcome")]
    [InlineData("""[{"step": "a", "outcome": "b", "event": "c"}]""", "恰有其一")]
    [InlineData("""[{"step": "a", "outcome": "b", "who": "c"}]""", "who")]
    [InlineData("""[{"skip": "a"}]""", "reason")]
    [InlineData("[", "不是 JSON")]
    public void Unusable_scripts_are_refused_with_the_place(string json, string message) =>
        Assert.Contains(message, Assert.Throws<ScriptException>(() => WorkflowScript.Parse(json)).Message);

    [Theory]
    [InlineData("[]", "对象")]
    [InlineData("""{"needsCountersign": "yes"}""", "$.needsCountersign")]
    [InlineData("""{"needsMoney": true}""", "needsMoney")]
    [InlineData("""{"participants": {"a": "b"}}""", "$.participants.a")]
    public void Unusable_facts_are_refused_with_the_field(string json, string message) =>
        Assert.Contains(message, Assert.Throws<ScriptException>(() => CaseFacts.Parse(json)).Message);
}
