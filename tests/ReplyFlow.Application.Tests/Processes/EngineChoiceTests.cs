using ReplyFlow.Application.Process;
using ReplyFlow.Application.Setup;
using ReplyFlow.Workflow.Running;

namespace ReplyFlow.Application.Tests.Processes;

/// <summary>The setting that selects the workflow engine.</summary>
public sealed class EngineChoiceTests
{
    [Theory]
    [InlineData("")]
    [InlineData("builtin")]
    [InlineData(" BuiltIn ")]
    public void The_built_in_engine_is_the_default(string name) => Assert.IsType<BuiltInEngine>(EngineChoice.Create(name));

    [Fact]
    public void The_setting_defaults_to_the_built_in_engine() => Assert.Equal("builtin", new ReplyFlowSettings().Workflow.Engine);

    [Fact]
    public void Elsa_is_refused_by_a_build_without_it_and_the_message_says_how_to_get_it() =>
        Assert.Contains("-p:WorkflowEngine=Elsa", Assert.Throws<FormatException>(() => EngineChoice.Create("elsa")).Message);

    [Fact]
    public void Another_name_is_refused() => Assert.Contains("“camunda”无效", Assert.Throws<FormatException>(() => EngineChoice.Create("camunda")).Message);
}
