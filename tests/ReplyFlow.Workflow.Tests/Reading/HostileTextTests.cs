using ReplyFlow.Workflow.Checking;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Tests.Support;

namespace ReplyFlow.Workflow.Tests.Reading;

/// <summary>Texts that are legal JSON and can be put into no case.</summary>
public class HostileTextTests
{
    [Fact]
    public void A_control_character_in_a_text_is_a_finding_so_that_it_is_never_published()
    {
        var text = File.ReadAllText(Shipped.PathOf("suggestion-reply-simple"));
        var definition = WorkflowDefinition.Parse(text.Replace("\"name\": \"", "\"name\": \"\\u0000", StringComparison.Ordinal));
        Assert.Contains(WorkflowChecker.Check(definition), f => f.Message.Contains("第 1 行第 1 个字符是看不见的控制字符", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"definitionId": "\ud800", "root": {}}""")]
    [InlineData("""{"definitionId": "x", "\udc00": 1, "root": {}}""")]
    public void Half_a_character_is_refused_in_words(string json) =>
        Assert.Contains("残缺的字符", Assert.Single(DefinitionReader.Read(json).Errors).Message, StringComparison.Ordinal);
}
